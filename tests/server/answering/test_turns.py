"""Only so many work at once, and in the order they came."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from server.answering.turns import Turns


def wait_until_waiting(turns: Turns, count: int) -> None:
    while turns.waiting < count:
        threading.Event().wait(0.001)


def test_whoever_came_first_is_served_first() -> None:
    turns, served = Turns(1), list[int]()

    def work(place: int) -> None:
        with turns:
            served.append(place)

    workers = []
    with turns:
        for place in range(8):
            workers.append(threading.Thread(target=work, args=(place,)))
            workers[-1].start()
            wait_until_waiting(turns, place + 1)
    for worker in workers:
        worker.join()
    assert served == list(range(8))


@pytest.mark.parametrize("count", [1, 2, 5])
def test_never_more_than_so_many_are_inside(count: int) -> None:
    turns, inside, most = Turns(count), list[int](), list[int]()

    def work(place: int) -> None:
        with turns:
            inside.append(place)
            most.append(len(inside))
            inside.remove(place)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(work, range(400)))
    assert max(most) <= count
    assert turns.waiting == 0


def test_a_failure_gives_the_turn_back() -> None:
    turns = Turns(1)
    with pytest.raises(ValueError, match="broken"), turns:
        raise ValueError("broken")
    with turns:
        pass
