"""Where data may go without more: the countries with like protection, dated."""

from __future__ import annotations

from datetime import date
from typing import Final

#: When the two lists of decisions were last looked up.
AS_OF: Final = date(2026, 11, 24)

#: The European Economic Area, with the territories that have codes of their own and
#: belong to a member state: that nothing is said of them is all that is meant.
EEA: Final = frozenset(
    """
    AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
    IS LI NO
    AX BL GF GP MF MQ NC PF PM RE TF WF YT
    """.split()
)

#: Decisions of the European Commission under Article 45 of the GDPR:
#: commission.europa.eu, Data protection adequacy for non-EU countries, and for Brazil
#: Decision (EU) 2026/179 of 26 January 2026. That on the United States covers only
#: who takes part in the Data Privacy Framework: it is named as a transfer.
ADEQUATE_FOR_EU: Final = frozenset(
    'AD AR BR CA CH FO GB GG IL IM JE JP KR NZ UY'.split()
)

#: Data Protection Act 2018, Schedule 21, paragraph 5, and SI 2022/1213 on Korea; read
#: at second hand. On the United States the same holds as above.
ADEQUATE_FOR_UK: Final = frozenset('AD AR CA CH FO GG GI IL IM JE JP KR NZ UY'.split())

SAFE_FOR_EU: Final = EEA | ADEQUATE_FOR_EU
SAFE_FOR_UK: Final = EEA | ADEQUATE_FOR_UK | {'GB'}
