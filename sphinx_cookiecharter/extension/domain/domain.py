"""The domain `cookie`: what documents show of declarations, and link to."""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_cookiecharter.checks import Code, Finding
from sphinx_cookiecharter.declaration.patterns import best_match, is_pattern
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.extension.domain.cache import Readings
from sphinx_cookiecharter.extension.domain.roles import CookieRole
from sphinx_cookiecharter.extension.translation.own_texts import wording_of
from sphinx_cookiecharter.language.labels import object_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.catalogue.collection import Stamp
    from sphinx_cookiecharter.catalogue.merge import Note
    from sphinx_cookiecharter.charter.targets.targets import Shown


class Use(NamedTuple):
    """One directive that shows a declaration.

    `digest` is of the declaration's content, `words` tells the state of ours;
    `findings` are those on the declaration, `own` those on the directive itself;
    `shown` are the objects that may be linked to, none with `:no-index:`; `earlier` is
    the path of an earlier declaration and a digest of it, if it is compared with one.
    `entries` are the states of what both use, `on_entries` the findings on their files
    and `notes` what is worth saying of them.
    """

    path: str
    digest: str
    words: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    source: str
    line: int
    own: tuple[Finding, ...]
    is_charter: bool
    shown: tuple[Shown, ...]
    earlier: tuple[str, str] | None = None
    entries: tuple[Stamp, ...] = ()
    on_entries: tuple[tuple[str, Finding], ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def digests(self) -> dict[str, str]:
        """The digests of all files that it shows, by path."""
        return {self.path: self.digest} | dict([self.earlier] if self.earlier else [])


class Target(NamedTuple):
    """Where a reference to an object leads, and what it shows there."""

    docname: str
    anchor: str
    title: str


class Claim(NamedTuple):
    """A `Target`, with the declaration that the object is from, and its order there."""

    docname: str
    anchor: str
    title: str
    path: str
    order: int


class CookieDomain(Domain):
    """Keeps, for each document, what it shows of declarations, and links to."""

    name = 'cookie'
    label = 'Cookie'
    object_types: ClassVar[dict[str, ObjType]] = {
        kind: ObjType(kind, kind)
        for kind in ('name', 'category', 'provider', 'section')
    }
    roles: ClassVar[dict[str, Any]] = {
        'name': CookieRole(innernodeclass=nodes.literal, warn_dangling=True),
        'category': CookieRole(innernodeclass=nodes.inline, warn_dangling=True),
        'provider': CookieRole(innernodeclass=nodes.inline, warn_dangling=True),
        'section': CookieRole(innernodeclass=nodes.inline, warn_dangling=True),
    }
    initial_data: ClassVar[dict[str, Any]] = {
        'uses': {},
        'references': {},
        'written': {},
        'anchors': {},
    }
    # 0: `uses` maps a document's name to its list of `Use`; `references`, to the
    # pairs of kind and name that it refers to; `written`, to where these led when
    # each builder wrote it; `anchors`, to those that it wrote in an epub.
    data_version = 0

    #: The builder of this build, for transforms: an environment has no public one.
    builder: Builder

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.readings = Readings(env)
        #: What has been said of references in this build: an epub resolves some twice.
        self.said: set[tuple[str, str]] = set()

    @property
    def uses(self) -> dict[str, list[Use]]:
        uses: dict[str, list[Use]] = self.data['uses']
        return uses

    @property
    def references(self) -> dict[str, set[tuple[str, str]]]:
        references: dict[str, set[tuple[str, str]]] = self.data['references']
        return references

    @property
    def written(self) -> dict[str, dict[str, dict[tuple[str, str], Target | None]]]:
        written: dict[str, dict[str, dict[tuple[str, str], Target | None]]]
        written = self.data['written']
        return written

    @property
    def anchors(self) -> dict[str, set[str]]:
        anchors: dict[str, set[str]] = self.data['anchors']
        return anchors

    @property
    def written_nodes(self) -> list[list[nodes.Node]]:
        """What each directive of the document that is being read has written."""
        # Kept while it is read, and no longer.
        kept = self.env.temp_data.setdefault('cookiecharter_written', [])
        return cast('list[list[nodes.Node]]', kept)

    def note_use(self, docname: str, use: Use, written: list[nodes.Node]) -> None:
        self.uses.setdefault(docname, []).append(use)
        self.written_nodes.append(written)
        self.forget_targets()

    def in_order(self) -> Iterator[tuple[str, Use]]:
        """Yield all uses with their documents, by name of document, then place."""
        for docname in sorted(self.uses):
            for use in self.uses[docname]:
                yield docname, use

    def shows(self, path: str) -> bool:
        """Whether a page shows the declaration at `path`."""
        return any(use.path == path for _, use in self.in_order())

    def clear_doc(self, docname: str) -> None:
        for kept in self.data.values():
            if isinstance(kept, dict):
                kept.pop(docname, None)
        self.forget_targets()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for key in ('uses', 'references'):
            for docname in docnames:
                if docname in otherdata[key]:
                    self.data[key][docname] = otherdata[key][docname]
        self.forget_targets()

    def process_doc(
        self, env: BuildEnvironment, docname: str, document: nodes.document
    ) -> None:
        """Note what a document refers to, so as to renew it when that moves.

        And what content blockers hide of it, for now its ids are settled.
        """
        found = {
            (node['reftype'], node['reftarget'])
            for node in document.findall(pending_xref)
            if node.get('refdomain') == self.name or node['reftype'] == 'any'
        }
        if found:
            self.references[docname] = found
        if self.written_nodes:
            from sphinx_cookiecharter.extension.blockers import hidden_places

            uses = self.uses[docname]
            for number, message in hidden_places(self.written_nodes):
                code, use = Code.HIDDEN_BY_BLOCKERS, uses[number]
                finding = Finding(code, code.level, use.line, 1, message)
                uses[number] = use._replace(own=(*use.own, finding))

    # What is derived from the uses: computed when first asked for.

    @cached_property
    def claims(self) -> dict[tuple[str, str], Claim]:
        """Who shows each object.

        A heading or entry claims before a row that stands in for it, a charter before
        a table, then by name of document, then by place. Of items that share a name
        within one declaration, the first wins wherever it is shown.
        """
        candidates = [
            (
                (one.stand_in, not use.is_charter, n),
                Claim(docname, one.anchor, one.title, use.path, one.order),
                (one.kind, one.name),
            )
            for n, (docname, use) in enumerate(self.in_order())
            for one in use.shown
        ]
        # Stable: objects of one directive stay in their order.
        candidates.sort(key=itemgetter(0))
        claims: dict[tuple[str, str], Claim] = {}
        for _, claim, key in candidates:
            holder = claims.setdefault(key, claim)
            if claim.path == holder.path and claim.order < holder.order:
                claims[key] = claim
        return claims

    @cached_property
    def _provider_names(self) -> dict[str, str]:
        """The names by which providers are known, and what references say for them."""
        names: dict[str, str] = {}
        for _, use in self.in_order():
            for one in use.shown:
                if one.kind == 'provider':
                    names.setdefault(one.alias or one.title, one.name)
        return names

    @cached_property
    def _patterns(self) -> list[str]:
        """The patterns, by declaration, then in the order of each."""
        found = [
            (claim.path, claim.order, name)
            for (kind, name), claim in self.claims.items()
            if kind == 'name' and is_pattern(name)
        ]
        places = {use.path: n for n, (_, use) in enumerate(self.in_order())}
        found.sort(key=lambda one: (places[one[0]], one[1]))
        return [name for _, _, name in found]

    @cached_property
    def claimed(self) -> frozenset[tuple[str, str]]:
        """The pairs of document and anchor that references lead to."""
        return frozenset(
            (claim.docname, claim.anchor) for claim in self.claims.values()
        )

    def forget_targets(self) -> None:
        for derived in ('claims', '_provider_names', '_patterns', 'claimed'):
            self.__dict__.pop(derived, None)

    def find(self, kind: str, name: str) -> Target | None:
        """Return where a reference leads; `any` finds exact names only."""
        claim = self.claims.get(('name' if kind == 'any' else kind, name))
        if claim is None and kind == 'provider' and name in self._provider_names:
            claim = self.claims[kind, self._provider_names[name]]
        if claim is None and kind == 'name':
            pattern = best_match(name, self._patterns)
            claim = self.claims[kind, pattern] if pattern is not None else None
        return Target(*claim[:3]) if claim is not None else None

    def names_of(self, kind: str) -> list[str]:
        """Return the names that references of a kind may say."""
        return [name for known, name in self.claims if known == kind]

    def duplicates(self) -> Iterator[tuple[Use, Finding]]:
        """Yield a finding for each name that two declarations have, at the later."""
        first: dict[str, str] = {}
        for _, use in self.in_order():
            for name in dict.fromkeys(o.name for o in use.shown if o.kind == 'name'):
                path = first.setdefault(name, use.path)
                if path != use.path:
                    code = Code.DUPLICATE_TARGET
                    there = self.claims['name', name].path == path
                    message = (
                        f'cookie {quoted(name)} is declared in {path}, too, and '
                        f'references lead {"there" if there else "here"}: add '
                        ':no-index: to the directive that shows the other'
                    )
                    yield use, Finding(code, code.level, use.line, 1, message)

    # What Sphinx asks of a domain.

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        found = self.find(typ, target)
        if found is None:
            return None
        if typ != 'name' and not node['refexplicit']:
            contnode = nodes.inline('', found.title, classes=contnode['classes'])
        return make_refnode(builder, fromdocname, *found[:2], contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        found = self.find('any', target)
        if found is None:
            return []
        # Without classes, or Sphinx adds one that content blockers hide.
        contnode = nodes.literal('', contnode.astext())
        reference = make_refnode(builder, fromdocname, *found[:2], contnode)
        return [('cookie:name', reference)]

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        for (kind, name), claim in self.claims.items():
            yield name, claim.title, kind, claim.docname, claim.anchor, 1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        return object_type(type.lname, wording_of(self.env))
