"""The order in which the blocks of a page are read: down each column, wide blocks where they stand between columns."""

from collections.abc import Sequence

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points; y grows upwards."""

MOST_BLOCKS = 300
"""Blocks ordered this way; the work grows with the cube of them. A full newspaper page has about 100."""

_SLACK = 1.0
"""Points by which blocks may touch: letters reach over the edge of their column."""


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Indices of the boxes in reading order, for scripts written from left to right.

    Two rules (T. Breuel, "High performance document layout analysis", 2003): of two blocks one above the other the upper
    is first; of two beside each other the left, unless a block that reaches over both stands between their heights.
    What they leave open is read from the top.
    """
    if len(boxes) > MOST_BLOCKS:
        return list(range(len(boxes)))
    later: list[set[int]] = [set() for _ in boxes]
    waiting = [0] * len(boxes)
    for first in range(len(boxes)):
        for second in range(len(boxes)):
            if first != second and _is_before(boxes[first], boxes[second], boxes):
                later[first].add(second)
                waiting[second] += 1
    order: list[int] = []
    left = set(range(len(boxes)))
    while left:
        # Overlapping blocks may wait for each other: then the highest goes first.
        free = [one for one in left if waiting[one] == 0] or list(left)
        chosen = min(free, key=lambda one: (-boxes[one][3], boxes[one][0]))
        left.remove(chosen)
        order.append(chosen)
        for one in later[chosen]:
            waiting[one] -= 1
    return order


def _is_before(first: Box, second: Box, boxes: Sequence[Box]) -> bool:
    if _share_a_column(first, second):
        return _middle(first) > _middle(second)
    if first[0] >= second[0]:
        return False
    low, high = sorted((_middle(first), _middle(second)))
    return not any(
        low < _middle(one) < high and _share_a_column(one, first) and _share_a_column(one, second)
        for one in boxes
    )


def _share_a_column(one: Box, other: Box) -> bool:
    return one[0] < other[2] - _SLACK and other[0] < one[2] - _SLACK


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2
