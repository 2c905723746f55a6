import numpy as np

from server.retrieval.fusion import fuse, standardize


def test_equal_scores_say_nothing() -> None:
    assert standardize(np.array([2.0, 2.0], dtype=np.float32)).tolist() == [0.0, 0.0]


def test_weights_decide_between_two_searches() -> None:
    dense, lexical = np.array([1, 0], dtype=np.float32), np.array([0, 9], dtype=np.float32)
    assert fuse(dense, lexical, 0.8).argmax() == 0
    assert fuse(dense, lexical, 0.2).argmax() == 1
