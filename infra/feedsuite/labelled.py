#!/usr/bin/env python3
"""Serves labelled texts as RSS to silkwire.jar and says which of them came out on which topic stream.

  infra/feedsuite/labelled.py [FILE.jsonl] [--jar FILE] [--out DIR] [--port N]

FILE holds a text a line: {"id", "title", "text", "lang", "labels": {topic: 0|1}}; by default ../shared/corpus/dev.jsonl
beside the repository. It holds third parties' texts, so it isn't part of the repository: without it this says so and
leaves with status 0. What `silkwire.jar evaluate` says of the classifier alone, this shows of the whole way: feed, Kafka,
stream. Server and silkwire.jar listen on loopback at PORT to PORT + 3. Needs kcat. The status is 1 where an article is
missing on silkwire.stories.
"""
import argparse
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from xml.sax.saxutils import escape, quoteattr

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOPICS = ("belt-and-road", "digital-economy")


def arguments():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("file", nargs="?", default=os.path.join(os.path.dirname(ROOT), "shared", "corpus", "dev.jsonl"))
    ap.add_argument("--jar", default=os.path.join(ROOT, "services", "standalone", "target", "silkwire.jar"))
    ap.add_argument("--out", default=os.path.join(ROOT, "services", "fetcher", "target", "labelled"))
    ap.add_argument("--port", type=int, default=8770)
    return ap.parse_args()


def feed(language, items):
    """One feed a language, as publishers have it."""
    entries = "".join(
        f"<item><title>{escape(item['title'])}</title><guid isPermaLink='false'>{escape(item['id'])}</guid>"
        f"<description>{escape(item['text'])}</description></item>\n" for item in items)
    return (f"<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title>{language}</title>"
            f"<language>{language}</language>{entries}</channel></rss>").encode()


def serve(feeds, port):
    class Press(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = feeds.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Press)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def stream(broker, topic):
    """What a read_committed consumer sees of a topic: the bodies."""
    dump = subprocess.run(
        ["kcat", "-C", "-e", "-q", "-b", broker, "-t", topic, "-o", "beginning", "-X", "isolation.level=read_committed"],
        capture_output=True)
    return [json.loads(line) for line in dump.stdout.decode("utf-8").splitlines()]


def main():
    args = arguments()
    for needed in (args.file, args.jar):
        if not os.path.exists(needed):
            print(f"skipped: {needed} isn't there")
            return 0
    if shutil.which("kcat") is None:
        print("skipped: kcat isn't installed")
        return 0
    shutil.rmtree(args.out, ignore_errors=True)
    os.makedirs(args.out)
    with open(args.file, encoding="utf-8") as lines:
        texts = {text["id"]: text for text in map(json.loads, lines)}
    languages = sorted({text["lang"] for text in texts.values()})
    serve({f"/{lang}": feed(lang, [t for t in texts.values() if t["lang"] == lang]) for lang in languages}, args.port)
    with open(f"{args.out}/feeds.opml", "w") as opml:
        outlines = "".join(f"<outline type='rss' text={quoteattr(lang)} xmlUrl='http://127.0.0.1:{args.port}/{lang}'/>"
                           for lang in languages)
        opml.write(f"<opml version='2.0'><head/><body>{outlines}</body></opml>")
    broker = f"127.0.0.1:{args.port + 1}"
    with open(f"{args.out}/silkwire.log", "w") as log:
        silkwire = subprocess.Popen(
            ["java", "-jar", args.jar, f"--silkwire.feeds={args.out}/feeds.opml", f"--silkwire.data={args.out}/data",
             f"--silkwire.broker.port={args.port + 1}", f"--server.port={args.port + 2}",
             f"--management.server.port={args.port + 3}", "--silkwire.http.allowed-addresses=127.0.0.1/32",
             "--silkwire.http.host-concurrency=16", "--silkwire.http.host-interval=0s"],
            stdout=log, stderr=subprocess.STDOUT)
    try:
        until = time.time() + 120
        told = []
        while len(told) < len(texts) and time.time() < until and silkwire.poll() is None:
            time.sleep(1)
            told = stream(broker, "silkwire.stories")
        on = {topic: {s["article"]["guid"] for s in stream(broker, f"silkwire.stories.{topic}")} for topic in TOPICS}
    finally:
        silkwire.terminate()
        silkwire.wait(30)
    seen = {story["article"]["guid"] for story in told}
    print(f"{len(texts)} texts in {len(languages)} feeds: {len(seen)} on silkwire.stories, {len(told)} records")
    for topic in TOPICS:
        labelled = {i for i, text in texts.items() if text["labels"].get(topic) == 1}
        right = on[topic] & labelled
        precision, recall = len(right) / max(1, len(on[topic])), len(right) / max(1, len(labelled))
        print(f"silkwire.stories.{topic}: {len(on[topic])} stories, {len(right)} of {len(labelled)} labelled ones; "
              f"precision {precision:.3f} recall {recall:.3f}")
        for i in sorted(on[topic] - labelled):
            print(f"  unlabelled  {i}")
        for i in sorted(labelled - on[topic]):
            print(f"  missing     {i}")
    return 0 if len(seen) == len(texts) and len(told) == len(texts) else 1


if __name__ == "__main__":
    sys.exit(main())
