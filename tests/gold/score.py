#!/usr/bin/env python3
# Kept word for word as it is handed from reader to reader, so it is neither linted nor formatted.
# fmt: off
# mypy: ignore-errors
# pyright: basic, reportOptionalMemberAccess=false, reportOptionalSubscript=false
# pyright: reportUnusedExpression=false, reportArgumentType=false
"""Score a reader of Vietnamese report text against annotated figures.

    score.py SET [SET ...] [--python PYTHON] [--list] [--only 004,060] [--skip 436,521] [--show N] [--jsonl FILE]
             [--min-f1 X] [--max-unsafe N] [--max-silent X] [--max-collisions X] [--min-strict X] [--min-cover X]

A SET is a folder with `gold.jsonl` (or `dev.jsonl`, or `seeds.jsonl`) and `texts/`, or `GOLD.jsonl:TEXTS_DIR`.
Every text is read in one process of PYTHON: `congthuong.read_report(text, published=…, locality=…)`; its `rows()` are scored,
one row for each statement, each a mapping of text (an absent key means null):

    indicator     code of the catalogue (industrial_output, iip ...) or "other"; `words` the indicator's words
    period        SDMX form (2018-09, 2024-Q3, 2022-S1, 2019, 2018-01-01/P9M, 2021-01-01/P5Y) or null
    as_of         ISO date, month or year of a stock, or null
    locality      name as a person would write it, or null
    status        normal | provisional | estimate | forecast | plan
    approximation exact | nearly | over | about | at_least | under, or null
    value, value_high, unit      decimal strings in base units, and the unit's label
    percent_of_plan, plan_percent_2, year_on_year, year_on_year_high, period_on_period, average_annual,
    year_on_year_factor, share, contribution                    signed percent, factor, percent, points
    segment, price_basis         text, or null
    complete, flagged            booleans: a complete statement; a finding points at its words (worked out here where absent)

An *atom* is one number in one slot. Figures of a set, with a 95 % interval by resampling its texts:

    F1       an atom is right when a row has that number in that slot with the gold period, the kind of unit (currency, kWh, MW, %)
             and, unless gold is "other", indicator (or a finer one); a percentage that gold gives as a value may be read as a share
    strict   right, and place, status and the part (present or absent, and a word of it in common) agree too
    unsafe   a read number that the text has only as a trap, a value that is a power of ten away from a gold value, or a number cut
             out of a longer one (its digits are the tail of a number of the text, and stand nowhere whole)
    silent   of the atoms read in COMPLETE statements (they reach the dataset) on which no finding points: the share that is wrong
             (other indicator, unit or time than gold), unsafe, not stated at all, or read as an indicator where gold has none
             (`coded`, in sets that use the full catalogue)
    cover    of the gold atoms that can be complete (a code, a time, a place said or told): the share read right in a complete
             statement on which no finding points. Silent and cover belong together: to flag everything is no way to be right
    collide  of the rows with a value: the share whose key (indicator or words, time, place, part, prices, plan or not)
             another row of the same text has with another value; keys that the gold itself shares are left out
"""
import argparse
import collections
import json
import random
import re
import subprocess
import sys
import unicodedata
from decimal import Decimal, InvalidOperation
from pathlib import Path

DRIVER = r"""
import json, sys
from congthuong import AsOf, ParseError, get_indicator, read_report
try:
    from congthuong.reading.rows import flat_row
except ImportError:
    flat_row = None
def wider(code):
    codes = []
    while True:
        try:
            code = getattr(get_indicator(code), "parent", None)
        except Exception:
            return codes
        code = getattr(code, "code", code)
        if not code or code in codes:
            return codes
        codes.append(code)
for line in sys.stdin:
    job = json.loads(line)
    told = {"published": AsOf.parse(job["published"])} if job.get("published") else {}
    try:
        try:
            reading = read_report(job["text"], locality=job.get("locality"), **told)
        except ParseError:
            reading = read_report(job["text"], **told)
        rows = [dict(row) for row in reading.rows()]
        flagged = [(e.span.start, e.span.end) for f in reading.findings for e in f.evidence if e.span is not None]
        told_of = {}
        for s in reading.statements:
            span = getattr(s.source, "span", None)
            hit = span is not None and any(a < span.end and span.start < b for a, b in flagged)
            if flat_row is not None:
                told_of.setdefault(json.dumps(dict(flat_row(s)), sort_keys=True), (s.is_complete, hit))
        for row in rows:
            complete, hit = told_of.get(json.dumps(row, sort_keys=True), (None, None))
            row.setdefault("complete", complete if complete is not None else bool(row.get("indicator") not in (None, "other") and (row.get("period") or row.get("as_of")) and row.get("locality")))
            row["complete"] = row["complete"] in (True, "true")
            row["flagged"] = row.get("flagged", hit) in (True, "true")
            row["wider"] = wider(row.get("indicator"))
        print(json.dumps({"rows": rows, "unread": [[u.text, u.reason] for u in reading.unread], "findings": [f.code for f in reading.findings]}, ensure_ascii=False), flush=True)
    except Exception as error:
        print(json.dumps({"crash": repr(error)[:300]}), flush=True)
"""

SCALES = [("nghìn tỷ", 12), ("ngàn tỷ", 12), ("triệu tỷ", 15), ("tỷ", 9), ("triệu", 6), ("tr.", 6), ("tr ", 6), ("nghìn", 3), ("ngàn", 3), ("vạn", 4)]
SLOTS = {  # slot in the rows -> gold keys that may fill it
    "value": ("value",), "value_high": ("value_high",),
    "percent_of_plan": ("plan_percent",), "plan_percent_2": ("plan2_percent",),
    "year_on_year": ("yoy_percent",), "year_on_year_high": ("yoy_percent_high",),
    "period_on_period": ("mom_percent", "qoq_percent"), "average_annual": ("avg_annual_percent",),
    "year_on_year_factor": ("yoy_factor",), "share": ("share_percent",), "contribution": ("contribution_points",),
}
STATUS = {"actual": {"normal", "provisional", "estimate"}, "estimate": {"estimate"}, "plan": {"plan"},
          "forecast": {"forecast", "estimate", "plan"}}
COARSE = {  # a finer code is right where gold has the coarser one (and where the catalogue names it as its `parent`)
    "retail_goods": {"retail_sales"}, "ecommerce_revenue": {"retail_sales"}, "new_enterprises": {"firms"}, "jobs_created": {"jobs"},
    "petrol_stations": {"establishments"}, "supermarkets": {"establishments"}, "shopping_centres": {"establishments"},
    "convenience_stores": {"establishments"}, "cluster_workers": {"jobs"}, "cluster_capital": {"investment"},
    "industry_promotion_fund_national": {"industry_promotion_fund"}, "industry_promotion_fund_local": {"industry_promotion_fund"},
    "industry_promotion_schemes_national": {"industry_promotion_schemes"}, "industry_promotion_schemes_local": {"industry_promotion_schemes"},
}


def fold(text):
    text = unicodedata.normalize("NFD", (text or "").lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def number(x):
    try:
        return None if x is None or x == "" else Decimal(str(x))
    except InvalidOperation:
        return None


def base_value(value, unit):
    """Gold value in its written unit -> (base amount, unit without scale)."""
    unit = unicodedata.normalize("NFC", unit or "").replace("tỉ", "tỷ").strip()
    for word, power in SCALES:
        if unit.lower().startswith(word):
            return number(value).scaleb(power), unit[len(word):].strip().lower()
    return number(value), unit.lower()


def sdmx(period):
    """Gold period -> the set of acceptable row periods."""
    if period is None:
        return {None}
    m = re.fullmatch(r"(\d{4})-M(\d\d)", period)
    if m:
        return {f"{m[1]}-{m[2]}"}
    m = re.fullmatch(r"(\d{4})-YTD(\d\d)", period)
    if m:
        n = int(m[2])
        return {f"{m[1]}-01-01/P{n}M"} | {{1: f"{m[1]}-01", 3: f"{m[1]}-Q1", 6: f"{m[1]}-S1", 12: m[1]}.get(n)} - {None}
    m = re.fullmatch(r"(\d{4})-H([12])", period)
    if m:
        return {f"{m[1]}-S{m[2]}"}
    m = re.fullmatch(r"(\d{4})/(\d{4})", period)
    if m:
        return {f"{m[1]}-01-01/P{int(m[2]) - int(m[1]) + 1}Y"}
    m = re.fullmatch(r"(\d{4})-(?:M)?(\d\d)/(\d{4})-(?:M)?(\d\d)", period)
    if m:
        months = (int(m[3]) - int(m[1])) * 12 + int(m[4]) - int(m[2]) + 1
        return {f"{m[1]}-{m[2]}-01/P{months}M"}
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


def last_month(period):
    """The last month of a row's period, as YYYY-MM; None where it has none of the known forms."""
    m = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|S([12])|(\d\d)(?:-01/P(\d+)([MY]))?))?", period or "")
    if not m:
        return None
    year, month = int(m[1]), 12
    if m[2]:
        month = 3 * int(m[2])
    elif m[3]:
        month = 6 * int(m[3])
    elif m[4]:
        months = 1 if m[5] is None else int(m[5]) * (12 if m[6] == "Y" else 1)
        year, month = divmod(year * 12 + int(m[4]) - 1 + months - 1, 12)
        month += 1
    return f"{year:04d}-{month:02d}"


def place_words(text):
    said = fold(text)
    return {"viet", "nam"} if said in ("ca nuoc", "toan quoc", "viet nam") else set(said.split())


def period_fits(row, gold):
    if gold is None:
        return True
    wanted, as_of = sdmx(gold), row.get("as_of") or "-"
    if row.get("period") in wanted or as_of in wanted or as_of[:7] in wanted:
        return True
    if re.fullmatch(r"\d{4}", gold) and as_of in (f"{gold}-12-31", f"{gold}-12"):
        return True
    days = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", gold)
    if days:  # a span of days may be answered by its last day or that day's month
        return as_of in (days[2], days[2][:7])
    if re.fullmatch(r"\d{4}-\d\d-\d\d", gold):
        return as_of[:7] == gold[:7] or last_month(row.get("period")) == gold[:7] or row.get("period") == gold[:4]
    return False


MONEY = (("dong", "VND"), ("vnd", "VND"), ("usd", "USD"), ("do la", "USD"), ("euro", "EUR"), ("eur", "EUR"), ("nhan dan te", "CNY"), ("cny", "CNY"))


def unit_kind(unit):
    """What a unit measures as far as mistaking it would be grave: a currency, kWh, MW, percent; None for all others."""
    said = fold(unit)
    if "%" in (unit or ""):
        return "%"
    for start, kind in MONEY:
        if said.startswith(start):
            return kind
    return {"kwh": "kWh", "mwh": "kWh", "gwh": "kWh", "mw": "MW", "mwp": "MW"}.get(said)


def unit_fits(slot, unit, row):
    if not slot.startswith("value"):
        return True
    gold, read = unit_kind(unit), unit_kind(row.get("unit"))
    return gold == read or gold is None and read is None


def fits(row, fact):
    """Which attributes of a row agree with a gold fact."""
    code, wanted = row.get("indicator"), fact["indicator_id"]
    part, said = fold(row.get("segment")).split(), fold(fact.get("component")).split()
    return {
        "indicator": code == wanted or wanted in COARSE.get(code, ()) or wanted in row.get("wider", ()),
        "period": period_fits(row, fact.get("period")),
        "locality": fact.get("locality") is None or bool(place_words(fact["locality"]) & place_words(row.get("locality"))),
        "status": row.get("status") in STATUS.get(fact["status"], {fact["status"]}),
        "approximation": (row.get("approximation") or "exact") == (fact.get("qualifier") or "exact"),
        "part": bool(said) == bool(part) and (not said or bool(set(said) & set(part)) or code != wanted),
    }


def readings_of(fact):
    """A fact and the alternatives that are as right."""
    return [fact, *({**fact, **other, "alternative": True} for other in fact.get("also", ()))]


def best_fit(row, fact, slot, unit):
    fits_of = [({**fits(row, each), "unit": unit_fits(slot, unit, row)}, each) for each in readings_of(fact)]
    return max(((bool(right(fit, each)), bool(strictly(fit, each)), sum(map(bool, fit.values())), -i, fit, each) for i, (fit, each) in enumerate(fits_of)), key=lambda o: o[:4])


def right(fit, fact):
    return fit["period"] and fit.get("unit", True) and (fit["indicator"] or fact["indicator_id"] == "other" and not fact.get("alternative"))


def strictly(fit, fact):
    return right(fit, fact) and fit["locality"] and fit["status"] and fit["part"]


def digits_of(n):
    return "".join(map(str, abs(n).as_tuple().digits)).strip("0") or "0"


def cut_out(slot, n, text):
    """Whether a read number is only the tail of a longer number of the text: 345 of 2.345, 38 of 0,38."""
    tokens = re.findall(r"\d+(?:[.,]\d+)*", text)
    if slot.startswith("value"):
        whole, forms = {digits_of(Decimal(re.sub(r"\D", "", t))) for t in tokens}, {digits_of(n)}
        if forms & whole:
            return False
    else:
        whole = {number(t.replace(".", "").replace(",", ".")) for t in tokens} | {number(t.replace(",", ".")) for t in tokens if t.count(",") + t.count(".") == 1}
        if whole & {abs(n), 100 + n, abs(n) - 100}:
            return False
        forms = {digits_of(n), digits_of(100 + n)}
    tails = {re.sub(r"\D", "", t).rstrip("0") for t in tokens}
    return any(t != f and t.endswith(f) for f in forms for t in tails if f)


def pair(facts, traps, rows, text=""):
    """Gold atoms and read atoms of one text, best pairs first: a list of atoms with what became of them."""
    gold = [(f, s, n, u) for f in facts for s, n, u in gold_atoms(f)]
    gold += [({**f, **each, "also": [], "optional": True}, s, n, u) for f in facts for each in f.get("also", ())
             for s, n, u in gold_atoms({**f, **each}) if all(n != m for _, m, _ in gold_atoms(f))]  # numbers that only an alternative has
    slots_of = [{(s, n)} | {(ps, pn) for each in f.get("also", ()) for ps, pn, _ in gold_atoms({**f, **each}) if pn == n} for f, s, n, _ in gold]
    read = [(row, s, n) for row in rows for s, n in row_atoms(row)]
    options = []
    for g, (f, s, n, u) in enumerate(gold):
        for r, (row, ps, pn) in enumerate(read):
            if (ps, pn) in slots_of[g] or (pn == n and (s == "value" and ps == "share" and "%" in (f.get("unit") or ""))):
                ok, _, _, _, fit, meant = best_fit(row, f, "value" if ps == s else ps, u) if s.startswith("value") else best_fit(row, f, s, u)
                options.append((ok, not f.get("optional"), fit["indicator"] + fit["period"], sum(map(bool, fit.values())), -g, -r, fit, meant))
    options.sort(key=lambda o: o[:6], reverse=True)
    mate, taken = {}, set()
    for _, _, _, _, g, r, fit, meant in options:
        if -g not in mate and -r not in taken:
            mate[-g] = (-r, fit, meant)
            taken.add(-r)
    out = []
    for g, (f, s, n, u) in enumerate(gold):
        if g not in mate:
            if f.get("optional") or any(all(n != m for _, m, _ in gold_atoms({**f, **each})) for each in f.get("also", ())):
                continue
            out.append({"kind": "missed", "slot": s, "n": n, "unit": u, "fact": f, "row": None, "fit": None})
            continue
        r, fit, meant = mate[g]
        kind = "right" if right(fit, meant) else "wrong"
        out.append({"kind": kind, "slot": s, "n": n, "unit": u, "fact": meant, "row": read[r][0], "fit": fit, "origin": id(f)})
    goldvalues = {n for _, s, n, _ in gold if s.startswith("value")}
    others = ("value", "plan_value", "yoy_index", "mom_index", "plan_excess_percent", "ytd_percent", "other_percent", "other_abs", "yoy_abs")
    stated = (number(str(f.get(k) or "").split(" ")[0]) for f in facts for k in others)
    goldnumbers = {abs(n) for _, _, n, _ in gold} | {abs(n) for n in stated if n is not None}
    trapnumbers = {number(t.replace(".", "").replace(",", ".")) for tr in traps for t in re.findall(r"\d+(?:[.,]\d+)*", tr["text"] if isinstance(tr, dict) else tr)}
    said = {(s, n) for _, s, n, _ in gold}
    for r, (row, s, n) in enumerate(read):
        if r in taken:
            continue
        slip = s.startswith("value") and n and n not in goldvalues and any(g and g != n and (g / n).normalize().as_tuple().digits == (1,) for g in goldvalues)
        kind = "unsafe" if (n in trapnumbers and n not in goldnumbers) or slip or cut_out(s, n, text) else "again" if (s, n) in said else "extra"
        out.append({"kind": kind, "slot": s, "n": n, "unit": row.get("unit"), "fact": None, "row": row, "fit": None})
    return out


# The codes of the sets of 2026-11-21, which call everything else "other": there a finer code is no fault.
FIRST_CODES = set("""industrial_output iip retail_sales exports imports trade_turnover cpi budget_revenue budget_expenditure investment goods_circulation
electricity clusters_count cluster_area cluster_occupancy markets_count establishments firms jobs power_capacity tourism_revenue agricultural_output
grdp other""".split())


def key_of(what, time, place, part, prices, plan):
    return (what, time, fold(place), fold(part), prices, plan)


def shared_in_gold(facts):
    """The facts that share a full key with another value of the gold itself: nobody can keep those apart."""
    held = collections.defaultdict(list)
    for fact in facts:
        if fact.get("value") is not None:
            what = fact["indicator_id"] if fact["indicator_id"] != "other" else fold(fact.get("indicator"))
            held[key_of(what, fact.get("period"), fact.get("locality"), fact.get("component"), fact.get("price_basis"), fact["status"] == "plan")].append(fact)
    return {id(fact) for group in held.values() if len({(f["value"], f.get("unit")) for f in group}) > 1 for fact in group}


def collisions(rows, skip):
    held = collections.defaultdict(set)
    keyed = []
    for row in rows:
        if row.get("value") is None or id(row) in skip:
            continue
        what = row.get("indicator") if row.get("indicator") != "other" else fold(row.get("words"))
        key = key_of(what, (row.get("period"), row.get("as_of")), row.get("locality"), row.get("segment"), row.get("price_basis"), row.get("status") == "plan")
        held[key].add((row["value"], row.get("unit")))
        keyed.append(key)
    return sum(len(held[key]) > 1 for key in keyed), len(keyed)


def whole(fact, context):
    """Whether a figure can stand in a complete statement: an indicator of the catalogue, a time, a place said or told."""
    return fact["indicator_id"] != "other" and fact.get("period") is not None and bool(fact.get("locality") or (context or {}).get("locality"))


def tally(atoms, rows, facts, context, full=True):
    c = collections.Counter()
    shared = shared_in_gold(facts)
    skip = {id(a["row"]) for a in atoms if a["row"] is not None and a["fact"] is not None and a.get("origin") in shared}
    for a in atoms:
        c[a["kind"]] += 1
        row, fact = a["row"], a["fact"]
        trusted = row is not None and row.get("complete") and not row.get("flagged")
        coded = bool(full and trusted and fact is not None and fact["indicator_id"] == "other" and a["kind"] == "right" and row.get("indicator") not in (None, "other", fact.get("indicator_alt")))
        if fact is not None:
            c["gold"] += 1
            c["strict"] += bool(a["fit"] and strictly(a["fit"], fact) and not coded)
            if whole(fact, context):
                c["whole"] += 1
                c["cover"] += bool(trusted and a["kind"] == "right")
        if row is not None:
            c["read"] += 1
            if trusted:
                c["held"] += 1
                c["coded"] += coded
                c["silent"] += coded or a["kind"] in ("wrong", "unsafe", "extra")
    c["collide"], c["keyed"] = collisions(rows, skip)
    return c


def figures(c):
    share = lambda a, b: c[a] / c[b] if c[b] else 0.0
    both = c["gold"] + c["read"]
    return {"F1": 2 * c["right"] / both if both else 0.0, "strict": 2 * c["strict"] / both if both else 0.0,
            "silent": share("silent", "held"), "cover": share("cover", "whole"), "collide": share("collide", "keyed")}


def interval(texts, name, rounds=500):
    draw = random.Random(20261129)
    seen = sorted(figures(sum((draw.choice(texts) for _ in texts), collections.Counter()))[name] for _ in range(rounds))
    return seen[int(0.025 * rounds)], seen[int(0.975 * rounds)]


def pages_of(where):
    gold, _, texts = where.partition(":")
    gold = Path(gold)
    if gold.is_dir():
        texts, gold = gold / "texts", next(p for n in ("gold", "dev", "seeds") if (p := gold / f"{n}.jsonl").exists())
    texts = Path(texts)
    for line in open(gold, encoding="utf-8"):
        page = json.loads(line)
        seed = re.fullmatch(r"seed-(\d+)", page["id"])
        path = next(texts.glob(f"{seed[1]}_*.txt"), texts / "-") if seed else texts / f"{page['id']}.txt"
        if path.exists():
            yield page, path.read_text(encoding="utf-8")


def readings(python, pages):
    jobs = [json.dumps({"text": text, **{k: (page.get("context") or {}).get(k) for k in ("published", "locality")}}) for page, text in pages]
    done = subprocess.run([python, "-c", DRIVER], input="\n".join(jobs), capture_output=True, text=True, encoding="utf-8")
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if len(lines) != len(pages):
        sys.exit(f"the reader stopped after {len(lines)} of {len(pages)} texts: {done.stderr.strip()[-400:]}")
    return lines


def told(atom):
    f, row = atom["fact"], atom["row"]
    gold = f"gold {f['indicator_id']} {f.get('period')} {f.get('component') or ''}" if f else ""
    read = f"read {row.get('indicator')} {row.get('period') or row.get('as_of')} {row.get('segment') or ''}" if row else ""
    return f"{atom['slot']}={atom['n']:f} {atom['unit'] or ''}\t{gold}\t{read}"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("sets", nargs="+")
    p.add_argument("--python", default=sys.executable), p.add_argument("--only"), p.add_argument("--skip"), p.add_argument("--jsonl")
    p.add_argument("--list", action="store_true"), p.add_argument("--show", type=int, default=0)
    for name in ("f1", "strict", "cover"):
        p.add_argument(f"--min-{name}", type=float)
    for name in ("unsafe", "silent", "collisions"):
        p.add_argument(f"--max-{name}", type=float)
    a = p.parse_args()
    if len(a.sets) == 2 and a.sets[0].endswith(".jsonl") and Path(a.sets[1]).is_dir():
        a.sets = [f"{a.sets[0]}:{a.sets[1]}"]  # the first form of this script
    only = set(a.only.split(",")) if a.only else None
    skip = set((a.skip or "").split(","))
    every, lost, crashes = [], [], 0
    for where in a.sets:
        pages = [(page, text) for page, text in pages_of(where) if page["id"] not in skip and (not only or page["id"] in only)]
        texts = []
        full = any(fact["indicator_id"] not in FIRST_CODES for page, _ in pages for fact in page["facts"])
        for (page, text), told_back in zip(pages, readings(a.python, pages)):
            crashes += "crash" in told_back
            rows = told_back.get("rows", [])
            atoms = pair(page["facts"], page.get("traps", []), rows, text)
            texts.append(tally(atoms, rows, page["facts"], page.get("context"), full))
            lost += [(page["id"], atom["kind"], told(atom)) for atom in atoms if atom["kind"] != "right"]
        every += texts
        report(Path(where.split(":")[0]).name if len(a.sets) > 1 else "", texts, crashes)
    if len(a.sets) > 1:
        report("all", every, crashes)
    for row in lost if a.list else lost[:a.show]:
        print(*row, sep="\t")
    if a.jsonl:
        Path(a.jsonl).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in lost), encoding="utf-8")
    total = sum(every, collections.Counter())
    now = figures(total)
    short = [f"F1 {now['F1']:.3f} is under {a.min_f1}"] if a.min_f1 is not None and now["F1"] < a.min_f1 else []
    short += [f"strict {now['strict']:.3f} is under {a.min_strict}"] if a.min_strict is not None and now["strict"] < a.min_strict else []
    short += [f"cover {now['cover']:.3f} is under {a.min_cover}"] if a.min_cover is not None and now["cover"] < a.min_cover else []
    short += [f"unsafe {total['unsafe']} is over {a.max_unsafe:g}"] if a.max_unsafe is not None and total["unsafe"] > a.max_unsafe else []
    short += [f"silent {now['silent']:.3f} is over {a.max_silent}"] if a.max_silent is not None and now["silent"] > a.max_silent else []
    short += [f"collide {now['collide']:.3f} is over {a.max_collisions}"] if a.max_collisions is not None and now["collide"] > a.max_collisions else []
    if short or crashes:
        print("falls short: " + "; ".join(short + ([f"{crashes} crashes"] if crashes else [])))
    sys.exit(bool(short or crashes))


def report(name, texts, crashes):
    total = sum(texts, collections.Counter())
    now = figures(total)
    spans = {k: interval(texts, k) for k in ("F1", "strict")} if texts else {"F1": (0, 0), "strict": (0, 0)}
    print(f"{name + ': ' if name else ''}texts {len(texts)}, crashes {crashes} · gold {total['gold']} · read {total['read']} · right {total['right']} · "
          f"missed {total['missed']} · wrong {total['wrong']} · extra {total['extra']} · again {total['again']} · unsafe {total['unsafe']}")
    print(f"  F1 {now['F1']:.3f} ({spans['F1'][0]:.3f}–{spans['F1'][1]:.3f}) · strict {now['strict']:.3f} ({spans['strict'][0]:.3f}–{spans['strict'][1]:.3f}) · "
          f"silent {now['silent']:.3f} ({total['silent']} of {total['held']}) (coded {total['coded']}) at cover {now['cover']:.3f} · collide {now['collide']:.3f} ({total['collide']} of {total['keyed']})")


if __name__ == "__main__":
    main()
