#!/usr/bin/env python3
# ruff: noqa: C901, E401, E501, E702, I001, PLR0912, PLR0915, PLW1510, PTH123, SIM115
# fmt: off
# mypy: ignore-errors
# pyright: basic, reportOptionalMemberAccess=false, reportOptionalSubscript=false
# pyright: reportUnusedExpression=false, reportArgumentType=false
"""Score a reader of Vietnamese report text against gold figures.

    score.py GOLD.jsonl TEXTS_DIR [--python PYTHON] [--show N] [--min-f1 X] [--max-unsafe N]

For each gold text it runs

    PYTHON -m congthuong read TEXT --format jsonl [--published YYYY-MM] [--locality NAME]

and expects one JSON object per stated figure on standard output (unknown keys are ignored, absent means null):

    indicator     code of the catalogue (industrial_output, iip, retail_sales ...) or "other"
    period        SDMX form (2018-09, 2024-Q3, 2022-S1, 2019, 2018-01-01/P9M, 2021-01-01/P5Y) or null
    as_of         ISO date or month of a stock (2022-07-25, 2022-07), or null
    locality      name as a person would write it, or null
    status        normal | provisional | estimate | forecast | plan (a plan target or a growth target)
    approximation exact | nearly | over | about | at_least | under, or null
    value, value_high            decimal strings in base units (đồng, USD, MW, chợ ...), or null
    unit                         unit code or Vietnamese unit label (VND, USD, MW, ha, chợ ...)
    percent_of_plan, plan_percent_2
    year_on_year, year_on_year_high, period_on_period, average_annual   percent change, signed
    year_on_year_factor          "gấp 2,3 lần" = 2.3
    share                        percent of the total
    contribution                 percentage points
    segment                      "trong đó" component as text, or null
    price_basis                  current | constant-2010 ... , or null

A gold *atom* is one number in one slot. It is found when some row has the same number in the same slot, and
right when that row also has the gold indicator and period. Precision counts the rows' atoms the same way.
An *unsafe* atom is one whose number the text gives only as a trap (a date, a document number, an ordinal), or a value
that is a power of ten away from a gold value: the errors nobody sees.
"""
import argparse, collections, json, re, subprocess, sys, unicodedata
from decimal import Decimal, InvalidOperation
from pathlib import Path

SCALES = [("nghìn tỷ", 12), ("ngàn tỷ", 12), ("triệu tỷ", 15), ("tỷ", 9), ("triệu", 6), ("nghìn", 3), ("ngàn", 3)]
SLOTS = {  # slot in the rows -> gold keys that may fill it
    "value": ("value",), "value_high": ("value_high",),
    "percent_of_plan": ("plan_percent",), "plan_percent_2": ("plan2_percent",),
    "year_on_year": ("yoy_percent",), "year_on_year_high": ("yoy_percent_high",),
    "period_on_period": ("mom_percent",), "average_annual": ("avg_annual_percent",),
    "year_on_year_factor": ("yoy_factor",), "share": ("share_percent",), "contribution": ("contribution_points",),
}
STATUS = {"actual": {"normal", "provisional", "estimate"}, "estimate": {"estimate"}, "plan": {"plan"},
          "forecast": {"forecast", "estimate", "plan"}}


def fold(text):
    text = unicodedata.normalize("NFD", (text or "").lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def number(x):
    try:
        return None if x is None or x == "" else Decimal(str(x))
    except InvalidOperation:
        return None


def base_value(value, unit):
    """Gold value in its written unit -> (base amount, folded unit without scale)."""
    unit = unicodedata.normalize("NFC", unit or "").replace("tỉ", "tỷ").strip()
    for word, power in SCALES:
        if unit.lower().startswith(word):
            return number(value).scaleb(power), fold(unit[len(word):])
    return number(value), fold(unit)


def sdmx(period):
    """Gold period -> the set of acceptable row periods / as-of dates."""
    if period is None:
        return {None}
    m = re.fullmatch(r"(\d{4})-M(\d\d)", period)
    if m:
        return {f"{m[1]}-{m[2]}"}
    m = re.fullmatch(r"(\d{4})-YTD(\d\d)", period)
    if m:
        return {f"{m[1]}-01-01/P{int(m[2])}M"}
    m = re.fullmatch(r"(\d{4})-H([12])", period)
    if m:
        return {f"{m[1]}-S{m[2]}"}
    m = re.fullmatch(r"(\d{4})/(\d{4})", period)
    if m:
        return {f"{m[1]}-01-01/P{int(m[2]) - int(m[1]) + 1}Y"}
    return {period}


def gold_atoms(fact):
    for slot, keys in SLOTS.items():
        for key in keys:
            n = number(fact.get(key))
            if n is None:
                continue
            if slot in ("value", "value_high"):
                n, unit = base_value(fact[key], fact.get("unit"))
                yield slot, n, unit
            else:
                yield slot, n, None


def row_atoms(row):
    for slot in SLOTS:
        n = number(row.get(slot))
        if n is not None:
            yield slot, n


def fits(row, fact):
    """Which attributes of a row agree with a gold fact."""
    per = sdmx(fact.get("period"))
    return {
        "indicator": row.get("indicator") == fact["indicator_id"],
        "period": fact.get("period") is None or row.get("period") in per or row.get("as_of") in per
                  or (row.get("as_of") or "-")[:7] in per
                  or bool(re.fullmatch(r"\d{4}-\d\d-\d\d", fact["period"]) and (row.get("period") or (row.get("as_of") or "")[:7] == fact["period"][:7])),
        "locality": fact.get("locality") is None or bool(set(fold(fact["locality"]).split()) & set(fold(row.get("locality")).split())),
        "status": row.get("status") in STATUS.get(fact["status"], {fact["status"]}),
        "approximation": (row.get("approximation") or "exact") == (fact.get("qualifier") or "exact"),
        "segment": bool(fact.get("component")) == bool(row.get("segment")),
    }


def main():
    p = argparse.ArgumentParser()
    p.add_argument("gold"), p.add_argument("texts")
    p.add_argument("--python", default=sys.executable), p.add_argument("--show", type=int, default=0)
    p.add_argument("--min-f1", type=float), p.add_argument("--max-unsafe", type=int)
    a = p.parse_args()
    tot = collections.Counter()
    attr = collections.Counter()
    misses = []
    for line in open(a.gold, encoding="utf-8"):
        page = json.loads(line)
        seed = re.fullmatch(r"seed-(\d+)", page["id"])
        path = next(Path(a.texts).glob(f"{seed[1]}_*.txt"), Path("-")) if seed else Path(a.texts) / f"{page['id']}.txt"
        if not path.exists():
            tot["texts missing"] += 1
            continue
        tot["texts"] += 1
        cmd = [a.python, "-m", "congthuong", "read", str(path), "--format", "jsonl"]
        ctx = page.get("context") or {}
        if ctx.get("published"):
            cmd += ["--published", ctx["published"]]
        if ctx.get("locality"):
            cmd += ["--locality", ctx["locality"]]
        r = subprocess.run(cmd, capture_output=True, text=True)
        if r.returncode:
            tot["crashes"] += 1
            misses.append((page["id"], "CRASH", r.stderr.strip()[-300:]))
            rows = []
        else:
            rows = [json.loads(x) for x in r.stdout.splitlines() if x.strip()]
        gold = [(f, s, n, u) for f in page["facts"] for s, n, u in gold_atoms(f)]
        pred = [(row, s, n) for row in rows for s, n in row_atoms(row)]
        used = set()
        for f, s, n, u in gold:
            closed = f["indicator_id"] != "other"
            tot["gold"] += 1; tot["gold closed"] += closed
            best, best_fit = None, None
            for i, (row, ps, pn) in enumerate(pred):
                if i in used or ps != s or pn != n:
                    continue
                fit = fits(row, f)
                score = (fit["indicator"] + fit["period"], sum(fit.values()))
                if best is None or score > best_fit[0]:
                    best, best_fit = i, (score, fit)
            if best is None:
                misses.append((page["id"], "missed", f"{s}={n} {u or ''} [{f['indicator_id']}] {f.get('period')} {f.get('component') or ''}"))
                continue
            used.add(best)
            tot["found"] += 1; tot["found closed"] += closed
            fit = best_fit[1]
            for k, ok in fit.items():
                attr[k] += ok
            ok = fit["period"] and (fit["indicator"] or not closed)
            tot["right"] += ok; tot["right closed"] += ok and closed
            if not ok:
                misses.append((page["id"], "wrong", f"{s}={n}: gold {f['indicator_id']} {f.get('period')} / read {pred[best][0].get('indicator')} {pred[best][0].get('period')}"))
        goldvalues = {n for _, s, n, _ in gold if s.startswith("value")}
        others = ("value", "plan_value", "yoy_index", "mom_index", "plan_excess_percent", "ytd_percent", "other_percent", "other_abs", "yoy_abs")
        stated = (number(str(f.get(k) or "").split(" ")[0]) for f in page["facts"] for k in others)
        goldnumbers = {abs(n) for _, _, n, _ in gold} | {abs(n) for n in stated if n is not None}
        trapnumbers = {number(t.replace(".", "").replace(",", ".")) for tr in page.get("traps", []) for t in re.findall(r"\d+(?:[.,]\d+)*", tr["text"])}
        for i, (row, s, n) in enumerate(pred):
            tot["read"] += 1
            if i in used:
                continue
            unsafe = (n in trapnumbers and n not in goldnumbers) or (
                s.startswith("value") and n and any(g and g != n and (g / n).normalize().as_tuple().digits == (1,) for g in goldvalues) and n not in goldvalues)
            tot["unsafe"] += unsafe
            misses.append((page["id"], "UNSAFE" if unsafe else "extra", f"{s}={n} {row.get('unit') or ''} [{row.get('indicator')}] {row.get('period')} {row.get('segment') or ''}"))
    g, gc, rd = tot["gold"] or 1, tot["gold closed"] or 1, tot["read"] or 1
    precision, recall = tot["right"] / rd, tot["right"] / g
    f1 = 2 * precision * recall / (precision + recall) if tot["right"] else 0.0
    for m in misses[:a.show]:
        print(*m, sep="\t")
    print(f"texts {tot['texts']} (missing {tot['texts missing']}, crashes {tot['crashes']}) · gold atoms {tot['gold']} (closed indicators {tot['gold closed']}) · read {tot['read']}")
    print(f"found {tot['found'] / g:.3f} · right {recall:.3f} (closed {tot['right closed'] / gc:.3f}) · precision {precision:.3f} · unsafe {tot['unsafe']}")
    print("attributes of the found: " + " · ".join(f"{k} {attr[k] / (tot['found'] or 1):.3f}" for k in ("indicator", "period", "locality", "status", "approximation", "segment")))
    print(f"F1 {f1:.3f}")
    bad = tot["crashes"] or tot["texts missing"] or (a.min_f1 is not None and f1 < a.min_f1) or (a.max_unsafe is not None and tot["unsafe"] > a.max_unsafe)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
