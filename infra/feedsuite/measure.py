#!/usr/bin/env python3
"""Measures the fetcher against a suite of other people's feeds and an independent oracle.

  infra/feedsuite/measure.py [--suite DIR] [--jar FILE] [--out DIR] [--port N] [--minutes N]

The suite is a directory with serve.py, compare.py and data/; by default ../shared/feedsuite beside the repository. It
holds third parties' documents, so it isn't part of the repository: without it this says so and leaves with status 0.

The suite's server, and silkwire.jar run standalone, listen on loopback at PORT to PORT + 5. Each feed is polled at least
twice. The report of compare.py is printed, then what the second round brought, and the figures beside their bars; the
status is 1 where one is missed. Needs kcat.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from xml.sax.saxutils import quoteattr

# The address that the oracle believes it fetched from; links relative to the feed begin with it.
ORACLE = "http://127.0.0.1:8765"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What the report is held to, in percent.
BARS = {"must-recall": 99.9, "link": 99.5, "title": 99.5, "date": 99.5, "malformed": 90.0}


def arguments():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--suite", default=os.path.join(os.path.dirname(ROOT), "shared", "feedsuite"))
    ap.add_argument("--jar", default=os.path.join(ROOT, "services", "standalone", "target", "silkwire.jar"))
    ap.add_argument("--out", default=os.path.join(ROOT, "services", "fetcher", "target", "feedsuite"))
    ap.add_argument("--port", type=int, default=8760)
    ap.add_argument("--minutes", type=float, default=4.0, help="time the polling gets at most")
    return ap.parse_args()


def get(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read().decode("utf-8")


def wait_for(url, process, seconds=60):
    until = time.time() + seconds
    while time.time() < until:
        if process.poll() is not None:
            sys.exit(f"{process.args[0:3]} left with status {process.returncode}; expected it to serve {url}")
        try:
            return get(url)
        except OSError:
            time.sleep(0.2)
    sys.exit(f"nothing answers at {url} within {seconds} s")


def linked(suite, out):
    """The suite's data by links: its server writes a file beside them."""
    data = os.path.join(out, "data")
    os.makedirs(data)
    for name in ("feeds", "manifest.jsonl", "expected.jsonl"):
        os.symlink(os.path.join(os.path.abspath(suite), "data", name), os.path.join(data, name))
    return data


def opml(urls, path):
    outlines = "".join(f"<outline type='rss' text='feed' xmlUrl={quoteattr(url)}/>\n" for url in urls)
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"<opml version='2.0'><head/><body>\n{outlines}</body></opml>\n")


def fetcher(args, out):
    log = open(os.path.join(out, "silkwire.log"), "w")
    return subprocess.Popen(
        ["java", "-Xmx1g", "-jar", args.jar, "run",
         f"--silkwire.feeds={out}/feeds.opml", f"--silkwire.data={out}/kafka",
         f"--silkwire.broker.port={args.port + 2}", f"--server.port={args.port + 3}",
         f"--management.server.port={args.port + 4}",
         "--silkwire.http.allowed-addresses=127.0.0.1/32",
         "--silkwire.http.host-concurrency=64", "--silkwire.http.host-interval=0s",
         "--silkwire.schedule.min-interval=20s", "--silkwire.schedule.max-interval=60s"],
        stdout=log, stderr=subprocess.STDOUT)


def polled_twice(server, feeds, minutes):
    """Waits until each honest feed was asked twice and the changing ones six times; says how long that took."""
    began = time.time()
    while time.time() - began < minutes * 60:
        time.sleep(2)
        paths = json.loads(get(server + "/stats"))["paths"]
        changing = [n["requests"] for p, n in paths.items() if p.startswith("/changing")]
        if all(paths.get(p, {}).get("requests", 0) >= 2 for p in feeds) and changing and min(changing) >= 6:
            break
    # What was answered last is committed within a moment.
    time.sleep(3)
    return time.time() - began


def articles(broker, server, path):
    """Dumps the article events, read_committed, as JSON lines: the body with the CloudEvents headers merged in, links to
    the suite's server as the oracle has them."""
    dump = subprocess.run(
        ["kcat", "-C", "-e", "-q", "-J", "-b", broker, "-t", "silkwire.articles", "-o", "beginning",
         "-X", "isolation.level=read_committed", "-X", "fetch.message.max.bytes=20000000"],
        capture_output=True, check=True)
    events = []
    with open(path, "w", encoding="utf-8") as f:
        for line in dump.stdout.decode("utf-8").splitlines():
            record = json.loads(line)
            headers = record.get("headers", [])
            event = {**json.loads(record["payload"]), **dict(zip(headers[::2], headers[1::2]))}
            for field in ("link", "url"):
                event[field] = (event.get(field) or "").replace(server + "/", ORACLE + "/") or None
            events.append(event)
            f.write(json.dumps(event, ensure_ascii=False) + "\n")
    return events


def second_round(events, stats, feeds):
    """What came of honest feeds after their first poll: it should be nothing but 304. Documents of the suite that are no
    feeds at all are asked again in full each time, and are named."""
    again = [e for e in events if "/f/" in e["feed"]["url"] and not e.get("backfill")]
    unread = {urllib.request.unquote(f["url"].split("/", 3)[3]): f["reason"] for f in feeds if f["health"] != "OK"}
    answers, full = {}, 0
    for path, n in stats["paths"].items():
        if path.startswith("/f/") and path[1:] not in unread:
            full += n["status"].get("200", 0) - 1
            for status, count in n["status"].items():
                answers[status] = answers.get(status, 0) + count
    print(f"\nsecond round: honest feeds were answered {answers}; 200 beyond the first of each: {full}; "
          f"events after the first poll: {len(again)}")
    for path, reason in sorted(unread.items()):
        if path.startswith("f/"):
            print(f"  no feed: {path}: {reason}")
    return again, full


def figures(report):
    """Recall, of well-formed feeds and of malformed ones."""
    found = {}
    match = re.search(r"^SUMMARY must-recall ([\d.]+)%", report, re.M)
    if match:
        found["must-recall"] = float(match.group(1))
    columns = total(report)
    if columns:
        found["malformed"] = 100.0 * int(columns[8]) / max(1, int(columns[7]))
    return found


def total(report):
    """The columns of the report's line over everything, or nothing."""
    for line in report.splitlines():
        columns = line[28:].replace("|", " ").split()
        if line.startswith("ALL ") and len(columns) == 21:
            return columns
    return []


def agreement(args, out, urls, events_file, data):
    """compare.py once more over the well-formed feeds alone, whose agreement is what has a bar."""
    wellformed = {u for u in get(f"http://127.0.0.1:{args.port}/index.txt?distinct=1&class=wellformed").split()}
    polled = os.path.join(out, "wellformed.txt")
    with open(polled, "w") as f:
        f.write("\n".join(u for u in urls if u in wellformed) + "\n")
    events = os.path.join(out, "wellformed.jsonl")
    with open(events_file, encoding="utf-8") as all_events, open(events, "w", encoding="utf-8") as some:
        for line in all_events:
            if json.loads(line)["feed"]["url"] in wellformed:
                some.write(line)
    report = subprocess.run(
        [sys.executable, os.path.join(args.suite, "compare.py"), events, "--suite", data, "--polled", polled],
        capture_output=True, text=True, check=True).stdout
    shares = [float(c.rstrip("%")) for c in total(report)[13:]]
    return {"link": shares[0], "title": shares[2], "date": shares[4]} if shares else {}


def main():
    args = arguments()
    for needed, what in ((os.path.join(args.suite, "serve.py"), "the suite"), (args.jar, "the jar: mvn package")):
        if not os.path.exists(needed):
            print(f"skipped: {needed} isn't there ({what})")
            return 0
    if shutil.which("kcat") is None:
        print("skipped: kcat isn't installed")
        return 0
    shutil.rmtree(args.out, ignore_errors=True)
    data = linked(args.suite, args.out)
    server_url = f"http://127.0.0.1:{args.port}"
    server = subprocess.Popen(
        [sys.executable, os.path.join(args.suite, "serve.py"), "--suite", data, "--port", str(args.port),
         "--trap", f"127.0.0.2:{args.port + 1}", "--log", f"{args.out}/access.jsonl"], stdout=subprocess.DEVNULL)
    silkwire = None
    try:
        wait_for(server_url + "/help", server)
        feeds = get(server_url + "/index.txt?distinct=1").split()
        urls = feeds + get(server_url + "/modes.txt").split()
        with open(f"{args.out}/urls.txt", "w") as f:
            f.write("\n".join(urls) + "\n")
        opml(urls, f"{args.out}/feeds.opml")
        silkwire = fetcher(args, args.out)
        wait_for(f"http://127.0.0.1:{args.port + 4}/actuator/health", silkwire, 120)
        paths = [urllib.request.unquote(u[len(server_url):]) for u in feeds]
        seconds = polled_twice(server_url, paths, args.minutes)
        events_file = f"{args.out}/events.jsonl"
        events = articles(f"127.0.0.1:{args.port + 2}", server_url, events_file)
        with open(f"{args.out}/status.json", "w") as f:
            status = get(f"http://127.0.0.1:{args.port + 4}/actuator/feeds")
            f.write(status)
        with open(f"{args.out}/scenarios.jsonl", "w") as f:
            f.write(get(server_url + "/scenarios.jsonl"))
        stats = json.loads(get(server_url + "/stats"))
        with open(f"{args.out}/stats.json", "w") as f:
            json.dump(stats, f)
        report = subprocess.run(
            [sys.executable, os.path.join(args.suite, "compare.py"), events_file, "--suite", data,
             "--polled", f"{args.out}/urls.txt", "--scenarios", f"{args.out}/scenarios.jsonl",
             "--stats", f"{args.out}/stats.json", "--server", server_url, "--details", f"{args.out}/details.jsonl"],
            capture_output=True, text=True, check=True).stdout
        with open(f"{args.out}/report.txt", "w") as f:
            f.write(report)
        print(report)
        again, full = second_round(events, stats, json.loads(status)["feeds"])
        found = {**figures(report), **agreement(args, args.out, urls, events_file, data)}
    finally:
        for process in (silkwire, server):
            if process is not None:
                process.terminate()
                process.wait(30)
    print(f"polled for {seconds:.0f} s; the bars:")
    missed = [name for name, bar in BARS.items() if found.get(name, 0.0) < bar]
    for name, bar in BARS.items():
        print(f"  {name:12s} {found.get(name, 0.0):7.2f} %  bar {bar} %{'  MISSED' if name in missed else ''}")
    failed = re.findall(r"^  (/\S+)\s+FAIL", report, re.M)
    print(f"  misbehaviour {len(failed)} failed {failed}")
    return 1 if missed or failed or again or full > 0 else 0


if __name__ == "__main__":
    sys.exit(main())
