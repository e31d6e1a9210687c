"""The domain `cookie`: cross-reference targets, and what documents show."""

from __future__ import annotations

import re
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_cookiecharter.declaration.patterns import best_match, is_pattern
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.extension.conditions import conditions_around
from sphinx_cookiecharter.extension.domain.cache import DeclarationCache
from sphinx_cookiecharter.extension.domain.roles import CookieRole
from sphinx_cookiecharter.extension.translation.message_catalogues import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.catalogue.collection import Stamp
    from sphinx_cookiecharter.catalogue.merge import Note
    from sphinx_cookiecharter.charter.targets import Target
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.extension.conditions import Condition
    from sphinx_cookiecharter.language.catalogue_files import Stamps


# As Sphinx reads it (`sphinx.util.inventory`): what looks like a type and a priority in
# a name would be another project's link to wherever the name says.
_INVENTORY_LINE: Final = r'(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)'


class Display(NamedTuple):
    """One directive that shows a declaration.

    `digest` is of the declaration's content, `stamps` are those of the message
    catalogues of our sentences and of its document; `findings` are those on the
    declaration and on the files of the entries that it uses, `own` those on the
    directive itself; `targets` may be linked to, none with `:no-index:`; `earlier` is
    the path of an earlier declaration and a digest of it, if it is compared with one.
    `entries` are the states of what both use, and `notes` what is worth saying of them;
    `conditions` say which builders show it.
    """

    path: str
    digest: str
    stamps: Stamps
    source: str
    line: int
    own: tuple[Finding, ...]
    is_charter: bool
    targets: tuple[Target, ...]
    earlier: tuple[str, str] | None = None
    entries: tuple[Stamp, ...] = ()
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def digests(self) -> dict[str, str]:
        """The digests of all files that it shows, by path."""
        return {self.path: self.digest} | dict([self.earlier] if self.earlier else [])


class DirectiveOutput(NamedTuple):
    """What a directive of the document that is being read has returned."""

    display: Display
    nodes: list[nodes.Node]


class Destination(NamedTuple):
    """Where a reference to an object leads, and what it shows there.

    It leads nowhere, with an empty `docname`, where the builder leaves out all that
    shows the object.
    """

    docname: str
    anchor: str
    title: str


class Claim(NamedTuple):
    """Who shows an object: the declaration that it is from, and its order there."""

    destination: Destination
    path: str
    order: int

    @property
    def is_shown(self) -> bool:
        return bool(self.destination.docname)


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
        'displays': {},
        'references': {},
        'destinations': {},
        'epub_anchors': {},
    }
    # 0: `displays` maps a document's name to its list of `Display`; `references`, to
    # the pairs of kind and name that it refers to; `destinations`, to where these led
    # when each builder wrote it; `epub_anchors`, to those that it wrote in an epub.
    data_version = 0

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.declarations = DeclarationCache(env)
        #: The builder of this build, for transforms: an environment has no public one.
        #: None until there is one, as where a program only makes an environment.
        self.builder: Builder | None = None
        #: The references reported in this build: an epub resolves some twice.
        self.reported: set[tuple[str, str]] = set()

    @property
    def displays(self) -> dict[str, list[Display]]:
        displays: dict[str, list[Display]] = self.data['displays']
        return displays

    @property
    def references(self) -> dict[str, set[tuple[str, str]]]:
        references: dict[str, set[tuple[str, str]]] = self.data['references']
        return references

    @property
    def destinations(
        self,
    ) -> dict[str, dict[str, dict[tuple[str, str], Destination | None]]]:
        destinations: dict[str, dict[str, dict[tuple[str, str], Destination | None]]]
        destinations = self.data['destinations']
        return destinations

    @property
    def epub_anchors(self) -> dict[str, set[str]]:
        anchors: dict[str, set[str]] = self.data['epub_anchors']
        return anchors

    @property
    def outputs(self) -> list[DirectiveOutput]:
        """What the directives of the document that is being read have returned."""
        # Kept while it is read, and no longer.
        outputs = self.env.temp_data.setdefault('cookiecharter_outputs', [])
        return cast('list[DirectiveOutput]', outputs)

    def in_order(self) -> Iterator[tuple[str, Display]]:
        """Yield all displays with their documents, by name of document, then place."""
        for docname in sorted(self.displays):
            for display in self.displays[docname]:
                yield docname, display

    def is_shown(self, display: Display) -> bool:
        """Whether the builder of this build does not leave it out."""
        builder = self.builder
        return builder is None or all(
            condition.holds(builder) for condition in display.conditions
        )

    def shows(self, path: str) -> bool:
        """Whether a page shows the declaration at `path`."""
        return any(display.path == path for _, display in self.in_order())

    def clear_doc(self, docname: str) -> None:
        for by_document in self.data.values():
            if isinstance(by_document, dict):
                by_document.pop(docname, None)
        self.forget_targets()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for key in ('displays', 'references'):
            for docname in docnames:
                if docname in otherdata[key]:
                    self.data[key][docname] = otherdata[key][docname]
        self.forget_targets()

    def process_doc(
        self, env: BuildEnvironment, docname: str, document: nodes.document
    ) -> None:
        """Keep what a document shows, and refers to, so as to renew it when that moves.

        And what content blockers hide of it, for now its ids are settled.
        """
        references = {
            (node['reftype'], node['reftarget'])
            for node in document.findall(pending_xref)
            if node.get('refdomain') == self.name or node['reftype'] == 'any'
        }
        if references:
            self.references[docname] = references
        outputs = self.outputs
        if outputs:
            self.displays[docname] = self._with_findings(outputs)
            self.forget_targets()

    def _with_findings(self, outputs: Sequence[DirectiveOutput]) -> list[Display]:
        """Return what directives show, with what is wrong with it."""
        from sphinx_cookiecharter.declaration.codes import Code
        from sphinx_cookiecharter.declaration.finding import Finding
        from sphinx_cookiecharter.extension.blockers import hidden_places

        displays = [
            display._replace(
                findings=self.declarations.load(display.path).findings,
                conditions=_conditions(written),
            )
            for display, written in outputs
        ]
        for number, message in hidden_places([output.nodes for output in outputs]):
            display = displays[number]
            mark, path = (display.line, 1), display.source
            finding = Finding.on(Code.HIDDEN_BY_BLOCKERS, mark, message, path=path)
            displays[number] = display._replace(own=(*display.own, finding))
        return displays

    # What is derived from the displays: computed when first asked for.

    @cached_property
    def claims(self) -> dict[tuple[str, str], Claim]:
        """Who shows each object.

        What the builder leaves out claims last. A heading or entry claims before a row
        that stands in for it, a charter before a table, then by name of document, then
        by place. Of items that share a name within one declaration, the first wins
        wherever it is shown.
        """
        candidates = [
            (
                (not is_shown, target.stand_in, not display.is_charter, n),
                (target.kind, target.name),
                Claim(
                    Destination(docname, target.anchor, target.title)
                    if is_shown
                    else Destination('', '', target.title),
                    display.path,
                    target.order,
                ),
            )
            for n, (docname, display) in enumerate(self.in_order())
            for is_shown in [self.is_shown(display)]
            for target in display.targets
        ]
        # Stable: objects of one directive stay in their order.
        candidates.sort(key=itemgetter(0))
        claims: dict[tuple[str, str], Claim] = {}
        for _, key, claim in candidates:
            holder = claims.setdefault(key, claim)
            if (claim.is_shown, claim.path) == (holder.is_shown, holder.path) and (
                claim.order < holder.order
            ):
                claims[key] = claim
        return claims

    @property
    def shown_claims(self) -> Iterator[tuple[str, str, Claim]]:
        """Those who show an object in this build, each with its kind and name."""
        for (kind, name), claim in self.claims.items():
            if claim.is_shown:
                yield kind, name, claim

    @cached_property
    def _provider_names(self) -> dict[str, str]:
        """The names by which providers are known, and what references say for them."""
        names: dict[str, str] = {}
        for _, display in self.in_order():
            for target in display.targets:
                if target.kind == 'provider':
                    names.setdefault(target.alias or target.title, target.name)
        return names

    @cached_property
    def _patterns(self) -> list[str]:
        """The patterns, by declaration, then in the order of each."""
        places = {display.path: n for n, (_, display) in enumerate(self.in_order())}
        orders = {
            name: (places[claim.path], claim.order)
            for (kind, name), claim in self.claims.items()
            if kind == 'name' and is_pattern(name)
        }
        return sorted(orders, key=orders.__getitem__)

    @cached_property
    def claimed(self) -> frozenset[tuple[str, str]]:
        """The pairs of document and anchor that references lead to."""
        destinations = (claim.destination for _, _, claim in self.shown_claims)
        return frozenset((where.docname, where.anchor) for where in destinations)

    def forget_targets(self) -> None:
        for derived in ('claims', '_provider_names', '_patterns', 'claimed'):
            self.__dict__.pop(derived, None)

    def find(self, kind: str, name: str) -> Destination | None:
        """Return where a reference leads; `any` finds exact names only."""
        claim = self.claims.get(('name' if kind == 'any' else kind, name))
        if claim is None and kind == 'provider' and name in self._provider_names:
            claim = self.claims[kind, self._provider_names[name]]
        if claim is None and kind == 'name':
            pattern = best_match(name, self._patterns)
            claim = self.claims[kind, pattern] if pattern is not None else None
        return claim.destination if claim is not None else None

    def names_of(self, kind: str) -> list[str]:
        """Return the names that references of a kind may say."""
        return [name for known, name in self.claims if known == kind]

    def duplicates(self) -> Iterator[Finding]:
        """Yield a finding for each name that two declarations have, at the later."""
        from sphinx_cookiecharter.declaration.codes import Code
        from sphinx_cookiecharter.declaration.finding import Finding

        first: dict[str, str] = {}
        for _, display in self.in_order():
            if not self.is_shown(display):
                continue
            names = [target.name for target in display.targets if target.kind == 'name']
            for name in dict.fromkeys(names):
                path = first.setdefault(name, display.path)
                if path != display.path:
                    there = self.claims['name', name].path == path
                    yield Finding.on(
                        Code.DUPLICATE_TARGET,
                        (display.line, 1),
                        f' is declared in {path}, too, and references lead '
                        f'{"there" if there else "here"}: add :no-index: to the '
                        'directive that shows the other',
                        item=f'cookie {quoted(name)}',
                        path=display.source,
                    )

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
        where = self.find(typ, target)
        if where is None:
            return None
        if typ != 'name' and not node['refexplicit']:
            contnode = nodes.inline('', where.title, classes=contnode['classes'])
        return _linked(where, contnode, fromdocname, builder)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        where = self.find('any', target)
        if where is None:
            return []
        # Without classes, or Sphinx adds one that content blockers hide.
        contnode = nodes.literal('', contnode.astext())
        return [('cookie:name', _linked(where, contnode, fromdocname, builder))]

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        for kind, name, claim in self.shown_claims:
            where = claim.destination
            if not _splits(name):
                yield name, where.title, kind, where.docname, where.anchor, 1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        from sphinx_cookiecharter.language.labels import object_type

        return object_type(type.lname, language_of(self.env))


def _linked(
    where: Destination, content: nodes.Element, fromdocname: str, builder: Builder
) -> nodes.reference:
    """Return content as a link to where an object is, if this build shows it."""
    if not where.docname:
        # Any element is taken in place of the reference.
        return cast('nodes.reference', content)
    return make_refnode(builder, fromdocname, where.docname, where.anchor, content)


def _conditions(written: Sequence[nodes.Node]) -> tuple[Condition, ...]:
    """Return on what it depends whether what a directive has written is shown."""
    # Of what it has returned, not all may have been put into the document.
    placed = next((node for node in written if node.parent is not None), None)
    return tuple(conditions_around(placed)) if placed is not None else ()


def _splits(name: str) -> bool:
    """Whether a line of `objects.inv` would end a name before its end."""
    if name.split() == [name]:
        # Without a space, as nearly every one: the expression need not be asked.
        return False
    found = re.match(_INVENTORY_LINE, f'{name} cookie:name 1 uri -')
    return found is None or found[1] != name


def domain_of(env: BuildEnvironment) -> CookieDomain:
    """Return the domain of an environment."""
    domain = env.domains['cookie']
    assert isinstance(domain, CookieDomain)
    return domain
