"""Compares made-up pages with a declaration, in one process, as a build does."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from benchmarks.timing import seconds_of
from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.observation.pages.audit import audit_pages
from sphinx_cookiecharter.observation.pages.built_site import BuiltSite
from sphinx_cookiecharter.observation.pages.project import Project

_SIZE: Final = 65_000

# As Sphinx and its themes write pages: tags are half of the bytes.
_HEAD: Final = """\
<!DOCTYPE html>
<html lang="en" data-content_root="./">
<head>
<meta charset="utf-8" />
<title>Page %d &#8212; Benchmark</title>
<link rel="stylesheet" type="text/css" href="_static/pygments.css?v=03e43079" />
<link rel="stylesheet" type="text/css" href="_static/theme.css?v=12dfc556" />
<link rel="preconnect" href="https://fonts.gstatic.com" />
<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Lato" />
<script src="_static/documentation_options.js?v=5929fcd5"></script>
<script src="_static/doctools.js?v=9bcbadda"></script>
<script>document.body.dataset.theme = localStorage.getItem("theme") || "auto";</script>
<link rel="index" title="Index" href="genindex.html" />
</head><body>
"""
_PART: Final = """\
<section id="part-%d"><h2>Part %d<a class="headerlink" href="#part-%d">¶</a></h2>
<dl class="py function"><dt class="sig sig-object py" id="f%d">
<span class="sig-name descname"><span class="pre">f%d</span></span><span
class="sig-paren">(</span><em class="sig-param"><span class="n"><span
class="pre">x</span></span></em><span class="sig-paren">)</span></dt>
<dd><p>Return what <code class="docutils literal notranslate"><span
class="pre">x</span></code> is called. See <a class="reference internal"
href="page1.html#f1"><span class="std std-ref">the other one</span></a>.</p>
<div class="highlight-default notranslate"><div
class="highlight"><pre><span></span><span class="n">localStorage</span><span
class="o">.</span><span class="n">setItem</span><span class="p">(</span><span
class="s1">&#39;a&#39;</span><span class="p">)</span>
</pre></div></div>
<img alt="A picture" src="_images/picture%d.png" /></dd></dl></section>
"""
_FILES: Final = {
    '_static/pygments.css': b'.highlight .n { color: #000 }\n' * 100,
    '_static/theme.css': b'@import url("basic.css");\n.a { b: url(c.png) }\n' * 500,
    '_static/documentation_options.js': b'const DOCUMENTATION_OPTIONS = {};\n',
    '_static/doctools.js': b'"use strict"; /* ... */ const f = () => 1;\n' * 200,
}


def main(pages: int, folder: Path, rounds: int, report: Path) -> None:
    for name, content in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for number in range(pages):
        (folder / f'page{number}.html').write_text(_page(number), 'utf-8')
    costs = [seconds_of(lambda: _audit(pages, folder)) for _ in range(rounds)]
    report.write_text(json.dumps(costs), 'utf-8')


def _page(number: int) -> str:
    parts = [_HEAD % number]
    size = part = 0
    while size < _SIZE:
        parts.append(_PART % ((part,) * _PART.count('%d')))
        size += len(parts[-1])
        part += 1
    return ''.join((*parts, '</body></html>\n'))


def _audit(pages: int, folder: Path) -> None:
    site = BuiltSite(Collection(), Project(), lambda name: _read(folder / name))
    for number in range(pages):
        name = f'page{number}'
        site.add(name, f'{name}.html', (folder / f'{name}.html').read_bytes())
    found = [*audit_pages(site, read_bytes(b'cookies: []', 'cookies.yaml'), ())]
    if f'on {pages} pages' not in found[0].finding.message:
        sys.exit('the fonts of the pages are not found')


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


if __name__ == '__main__':
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
