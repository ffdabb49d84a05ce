import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderhub.order.check_digits import check_digit, is_gln, is_gtin, is_sscc


@pytest.mark.parametrize("gtin", ["4006381333931", "96385074", "036000291452", "10012345678902"])
def test_right_gtins_of_each_length_are_accepted(gtin):
    assert is_gtin(gtin)


@pytest.mark.parametrize(
    "gtin", ["4006381333913", "400638133393", "", "40063813339x1", "４００６３８１３３３９３１", "0"]
)
def test_wrong_gtins_are_refused(gtin):
    assert not is_gtin(gtin)


def test_a_gln_has_thirteen_digits_and_an_sscc_eighteen():
    assert is_gln("4012345000009")
    assert not is_gln("96385074")
    assert is_sscc("34012345000000001" + check_digit("34012345000000001"))


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(body, position, shift):
    whole = body + check_digit(body)
    wrong = whole[:position] + str((int(whole[position]) + shift) % 10) + whole[position + 1 :]
    assert is_gtin(whole)
    assert not is_gtin(wrong)
