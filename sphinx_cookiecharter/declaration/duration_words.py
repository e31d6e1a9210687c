"""A translation table for durations: what people write for them, in many languages.

It serves the message on a refused duration, and tables that people have: what is
ambiguous is not in it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sphinx_cookiecharter.declaration.duration import UNITS, Duration

_UNITS: Final = {
    'second': """second seconds sec secs s seconde secondes sekunde sekunden sek segundo
        segundos seg secondo secondi seconden sekunda sekundy sekund sekunder sekunti
        sekuntia""",
    'minute': """minute minutes min mins minuten minuto minutos minuti minuut
        minuta minuty minut minuter minutter minuutti minuuttia""",
    'hour': """hour hours hr hrs h heure heures stunde stunden std hora horas ora ore
        uur uren godzina godziny godzin godz hodina hodiny hodin hod timme
        timmar tim timer tunti tuntia""",
    'day': """day days d jour jours j tag tage tagen día días dia dias giorno giorni gg
        dag dagen dzień dni den dny dnů dagar dygn dage døgn päivä päivää
        vuorokausi vuorokautta""",
    'week': """week weeks wk wks w semaine semaines sem woche wochen semana semanas
        settimana settimane weken tydzień tygodnie tygodni týden týdny týdnů vecka
        veckor uge uger viikko viikkoa""",
    'month': """month months mo mos mth mths mois monat monate monaten mes mês meses
        mese mesi maand maanden mnd miesiąc miesiące miesięcy měsíc měsíce měsíců månad
        månader måned måneder kuukausi kuukautta kk""",
    'year': """year years yr yrs y an ans année années jahr jahre jahren año años anno
        anni jaar jaren jr ano anos rok lata lat roky let år vuosi vuotta""",
}

_UNIT_OF: Final = {
    word: unit for unit, words in _UNITS.items() for word in words.split()
}

_ONE: Final = frozenset(
    'a an one un une ein eine una uno een één um uma en ett et'.split()
)

_KEYWORDS: Final = {
    'session': """end of session, end of the session, session cookie, browser session,
        until the browser is closed, when the browser is closed,
        when you close your browser, fin de session, fin de la session,
        session du navigateur, durée de la session, le temps de la session,
        fermeture du navigateur, jusqu à la fermeture du navigateur, sitzung,
        sitzungsende, ende der sitzung, bis zum ende der sitzung, browsersitzung,
        sitzungscookie, bis der browser geschlossen wird, sesión, fin de sesión,
        fin de la sesión, durante la sesión, al cerrar el navegador,
        hasta cerrar el navegador, sessione, fine sessione, fine della sessione,
        durata della sessione, alla chiusura del browser,
        fino alla chiusura del browser, sessie, einde sessie, einde van de sessie,
        duur van de sessie, tot de browser wordt gesloten,
        bij het sluiten van de browser, sesja, czas sesji, do końca sesji,
        na czas sesji, do zamknięcia przeglądarki, po zamknięciu przeglądarki,
        relace, konec relace, do konce relace, po dobu relace,
        do zavření prohlížeče, po zavření prohlížeče,
        sessão, fim da sessão, fim de sessão, duração da sessão, durante a sessão,
        até ao fim da sessão, ao fechar o navegador, até fechar o navegador,
        session, until you close your browser, until you close the tab,
        jusqu à la fermeture de votre navigateur, jusqu à la fermeture de l onglet,
        bis sie ihren browser schließen, bis sie den tab schließen,
        hasta que cierre el navegador, hasta que cierre la pestaña,
        fino alla chiusura della scheda, tot u uw browser sluit,
        tot u het tabblad sluit, até fechar o separador,
        sessionens slut,
        till sessionens slut, under sessionen, tills sessionen avslutas,
        när webbläsaren stängs, tills webbläsaren stängs,
        tills du stänger webbläsaren, när du stänger webbläsaren,
        sessionens slutning, ved sessionens slutning, indtil sessionen slutter,
        når browseren lukkes, indtil browseren lukkes, indtil du lukker browseren,
        når du lukker browseren, istunto, istunnon loppuun, istunnon ajan,
        istunnon päättymiseen, istunnon loppu, kunnes selain suljetaan,
        kunnes suljet selaimen, selaimen sulkemiseen, kun selain suljetaan""",
    'persistent': """forever, permanent, permanently, unlimited, never expires, never,
        no expiry, until deleted, until cleared, until removed, infinite, permanente,
        illimité, illimitée, sans limite, n expire pas, jusqu à suppression, persistant,
        persistante, indéfini, indéfinie, dauerhaft, unbegrenzt, unbefristet,
        läuft nicht ab, bis zur löschung, für immer, ilimitado, ilimitada, indefinido,
        indefinida, sin caducidad, no caduca, hasta su eliminación, persistente,
        para siempre, illimitato, illimitata, indefinito, indefinita, senza scadenza,
        non scade, fino alla cancellazione, per sempre, onbeperkt, blijvend,
        verloopt niet, tot verwijdering, voor altijd, bezterminowo, na zawsze,
        nie wygasa, nigdy nie wygasa, do usunięcia, bez ograniczeń, neomezeně,
        navždy, trvale, nevyprší, nikdy nevyprší, do smazání, bez omezení,
        nunca expira, não expira, sem prazo, sem limite de tempo, sem validade,
        até ser eliminado, até ser excluído, para sempre, persistent,
        until you delete it, jusqu à ce que vous le supprimiez, bis sie es löschen,
        hasta que lo elimine, fino all eliminazione da parte sua,
        tot u het verwijdert, até o eliminar,
        obegränsad, obegränsat, för alltid, går aldrig ut, tills den tas bort,
        tills du tar bort den, ubegrænset, for altid, udløber ikke, udløber aldrig,
        indtil den slettes, indtil du sletter den, rajoittamaton, rajaton,
        pysyvä, pysyvästi, ei vanhene, ei vanhene koskaan, ikuisesti,
        kunnes poistetaan, kunnes poistat sen""",
}

_KEYWORD_OF: Final = {
    ' '.join(phrase.casefold().split()): keyword
    for keyword, phrases in _KEYWORDS.items()
    for phrase in phrases.split(',')
}

_NUMBER_AND_UNIT = re.compile(r'0*([1-9][0-9]{0,8}) ?([^\W\d_]+)\.?')

#: What stands between two parts of one duration.
_BETWEEN = re.compile(r', (?:and )?| (?:and|et|und|y|e|en) ')


def meant(text: str) -> str | None:
    """Return the duration that a text surely means, as a declaration has it, or None.

    `m` may be minutes or months, and a range is no duration: of these nothing is said.
    """
    row = ' '.join(unicodedata.normalize('NFC', text).casefold().split())
    keyword = _KEYWORD_OF.get(' '.join(re.findall(r'\w+', row)))
    if keyword is not None:
        return keyword
    parts = [_measured(part) for part in _BETWEEN.split(row)]
    known = tuple(part for part in parts if part is not None)
    sizes = [UNITS.index(unit) for _, unit in known]
    if len(known) < len(parts) or sizes != sorted(set(sizes), reverse=True):
        return None
    return str(Duration(parts=known))


def _measured(row: str) -> tuple[int, str] | None:
    if (match := _NUMBER_AND_UNIT.fullmatch(row)) is not None:
        number, word = match.groups()
    else:
        one, _, word = row.partition(' ')
        number = '1' if one in _ONE else ''
    unit = _UNIT_OF.get(word)
    return (int(number), unit) if number and unit is not None else None
