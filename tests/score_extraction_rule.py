# The rule this project is judged by, as its owner gave it (tools/score_extraction.py): kept unchanged, to test ours against.
"""Score extracted items against the gold briefs: micro precision, recall and F1 per field.

usage: score_extraction.py GOLD.jsonl ARTICLES.jsonl PRED.jsonl
PRED lines: {id, who:[{name,spans}], what:[{text,spans}], when:[{text,iso,spans}], where:[{place,spans}],
demands:[{by,of,text,spans}], threats:[{by,against,text,spans}]}; spans are [start,end) offsets into the article's text.
Optional gold items count neither way. A demand or threat counts when its evidence overlaps a gold item's evidence sentence and the actors share a content word.
"""
import json, re, sys
STOP = set("the a an of and to in on for by with from s president minister leader leaders prime foreign government former mr mrs ms us state secretary general".split())
def words(t):
    t = " ".join(t) if isinstance(t, list) else t
    return {w for w in re.findall(r"[^\W\d_]+", (t or "").lower()) if w not in STOP and len(w) > 1}
def sent_spans(text):
    out, pos = [], 0
    for m in re.finditer(r"[^\n]*?(?:[.!?][\"”’')\]]*(?=\s|$)|\n|$)", text):
        if m.end() > m.start():
            out.append((m.start(), m.end()))
    return out
def widen(span, sents):
    hit = [s for s in sents if s[0] < span[1] and span[0] < s[1]]
    return (hit[0][0], hit[-1][1]) if hit else span
def overlap(a, spans): return any(a[0] < e and s < a[1] for s, e in spans)
def actor_ok(g, p): return not words(g) or not words(p) or bool(words(g) & words(p))
def take(gold, pred, ok, used):
    tp = 0
    for g in gold:
        for i, p in enumerate(pred):
            if i not in used and ok(g, p):
                used.add(i); tp += 1; break
    return tp
def main(gold_f, art_f, pred_f):
    arts = {r["id"]: r["text"] for r in map(json.loads, open(art_f))}
    gold = {r["id"]: r for r in map(json.loads, open(gold_f))}
    pred = {r["id"]: r for r in map(json.loads, open(pred_f))}
    ids = [i for i in gold if i in pred]
    tot = {}
    for i in ids:
        text, g, p = arts[i], gold[i], pred[i]
        sents = sent_spans(text)
        pos = lambda ev: widen((text.find(ev), text.find(ev) + len(ev)), sents)
        rules = {
            "who": lambda a, b: bool(words(a["name"]) & words(b.get("name"))),
            "what": lambda a, b: overlap(pos(a["evidence"]), b["spans"]),
            "when": lambda a, b: overlap(pos(a["evidence"]), b["spans"]) and bool(set(re.findall(r"\w+", a["text"].lower())) & set(re.findall(r"\w+", (b.get("text") or "").lower()))),
            "when_iso": lambda a, b: (a.get("iso") or "")[:10] == (b.get("iso") or "-")[:10],
            "where": lambda a, b: bool(words(a["place"]) & words(b.get("place"))),
            "demands": lambda a, b: overlap(pos(a["evidence"]), b["spans"]) and actor_ok(a["by"], b.get("by")),
            "threats": lambda a, b: overlap(pos(a["evidence"]), b["spans"]) and actor_ok(a["by"], b.get("by")),
        }
        for k, ok in rules.items():
            f = "when" if k == "when_iso" else k
            gl, pl = g.get(f, []), p.get(f, [])
            if k == "when_iso": gl = [x for x in gl if x.get("iso")]
            need, opt = [x for x in gl if not x.get("optional")], [x for x in gl if x.get("optional")]
            used = set(); tp = take(need, pl, ok, used); free = take(opt, pl, ok, used)
            t = tot.setdefault(k, [0, 0, 0]); t[0] += tp; t[1] += len(pl) - free; t[2] += len(need)
    print(f"articles scored: {len(ids)} of {len(gold)} gold")
    out = {}
    for k, (tp, np_, ng) in tot.items():
        P, R = tp / np_ if np_ else 0, tp / ng if ng else 0
        F = 2 * P * R / (P + R) if P + R else 0
        out[k] = F
        print(f"{k:9s} P {P:.2f} R {R:.2f} F1 {F:.2f}   (matched {tp}, predicted {np_}, gold {ng})")
    ctrl = [i for i in ids if not gold[i]["demands"] and not gold[i]["threats"]]
    clean = sum(not pred[i].get("demands") and not pred[i].get("threats") for i in ctrl)
    print(f"controls with no invented demand or threat: {clean} of {len(ctrl)}")
    return out
if __name__ == "__main__": main(*sys.argv[1:4])
