"""As many pairs as possible in a group where some fit and others do not (Edmonds' blossoms)."""

from collections import deque

Graph = dict[int, set[int]]  # who fits whom, both ways
Partners = dict[int, int]  # both ways; who has nobody is not in it


def largest_matching(graph: Graph) -> Partners:
    """Partners for as many as possible; the same graph always gives the same ones."""
    partner: Partners = {}
    for person in sorted(graph):
        for other in sorted(graph[person]):
            if person not in partner and other not in partner:
                partner[person], partner[other] = other, person
    for person in sorted(graph):
        if person not in partner:
            _Search(graph, partner, person).augment()
    return partner


def without(
    graph: Graph, partner: Partners, one: int, other: int
) -> tuple[Graph, Partners] | None:
    """What is left when these two are put together; None when that would leave somebody out.

    `partner` must be a largest matching of `graph`.
    """
    rest = {p: others - {one, other} for p, others in graph.items() if p not in (one, other)}
    kept = {p: q for p, q in partner.items() if not {p, q} & {one, other}}
    if partner.get(one) == other:
        return rest, kept
    alone = [partner[p] for p in (one, other) if p in partner]
    # One of them had nobody: then there are as many pairs as before, only other people.
    if len(alone) == 1 or any(_Search(rest, kept, person).augment() for person in alone):
        return rest, kept
    return None


class _Search:
    """One search for a longer chain of pairs, from somebody who has none."""

    def __init__(self, graph: Graph, partner: Partners, root: int) -> None:
        self.graph, self.partner, self.root = graph, partner, root
        self.parent: dict[int, int] = {}
        self.base = {person: person for person in graph}
        self.seen = {root}
        self.queue = deque([root])

    def augment(self) -> bool:
        """Give `root` a partner by re-pairing others; False when that cannot be."""
        if self.root in self.partner:
            return False
        end = self._find()
        if end is None:
            return False
        person: int | None = end
        while person is not None:
            before = self.parent[person]
            following = self.partner.get(before)
            self.partner[person], self.partner[before] = before, person
            person = following
        return True

    def _find(self) -> int | None:
        while self.queue:
            person = self.queue.popleft()
            for other in sorted(self.graph[person]):
                if self.base[person] == self.base[other] or self.partner.get(person) == other:
                    continue
                mate = self.partner.get(other)
                if other == self.root or (mate is not None and mate in self.parent):
                    self._contract(person, other)
                elif other not in self.parent:
                    self.parent[other] = person
                    if mate is None:
                        return other
                    self._visit(mate)
        return None

    def _visit(self, person: int) -> None:
        if person not in self.seen:
            self.seen.add(person)
            self.queue.append(person)

    def _contract(self, person: int, other: int) -> None:
        """An odd circle counts as one person from now on."""
        top = self._common(person, other)
        circle: set[int] = set()
        self._mark(person, top, other, circle)
        self._mark(other, top, person, circle)
        for each in self.graph:
            if self.base[each] in circle:
                self.base[each] = top
                self._visit(each)

    def _common(self, person: int, other: int) -> int:
        above: set[int] = set()
        person = self.base[person]
        while True:
            above.add(person)
            if person not in self.partner:
                break
            person = self.base[self.parent[self.partner[person]]]
        other = self.base[other]
        while other not in above:
            other = self.base[self.parent[self.partner[other]]]
        return other

    def _mark(self, person: int, top: int, child: int, circle: set[int]) -> None:
        while self.base[person] != top:
            mate = self.partner[person]
            circle |= {self.base[person], self.base[mate]}
            self.parent[person] = child
            child = mate
            person = self.parent[mate]
