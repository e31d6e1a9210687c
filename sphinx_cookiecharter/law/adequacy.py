"""Where data may go without more: the countries with like protection, dated."""

from __future__ import annotations

from datetime import date
from typing import Final

#: When the two lists of decisions were last looked up.
AS_OF: Final = date(2026, 11, 24)

#: The European Economic Area, with the territories of Finland and France that have
#: codes of their own. The GDPR is not in force in all of these, but French law is
#: (CNIL, Loi Informatique et Libertés et RGPD: outre-mer): nothing is said of them.
EEA: Final = frozenset(
    """
    AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
    IS LI NO
    AX BL GF GP MF MQ NC PF PM RE TF WF YT
    """.split()
)

#: Decisions of the European Commission under Article 45 of the GDPR, read in accounts
#: of authorities and law firms: eleven that were confirmed on 15 January 2024, those on
#: Japan, Korea and the United Kingdom (until 27 December 2031), and for Brazil Decision
#: (EU) 2026/179 of 26 January 2026. Some cover only companies, as in Canada and Japan.
#: That on the United States covers only who takes part in the Data Privacy Framework:
#: it is named as a transfer.
ADEQUATE_FOR_EU: Final = frozenset(
    'AD AR BR CA CH FO GB GG IL IM JE JP KR NZ UY'.split()
)

#: Data Protection Act 2018, Schedule 21, paragraph 5, and SI 2022/1213 on Korea, read
#: in accounts of law firms. On the United States the same holds as above.
ADEQUATE_FOR_UK: Final = frozenset('AD AR CA CH FO GG GI IL IM JE JP KR NZ UY'.split())

SAFE_FOR_EU: Final = EEA | ADEQUATE_FOR_EU
SAFE_FOR_UK: Final = EEA | ADEQUATE_FOR_UK | {'GB'}
