"""Words that give a text away, by language, and what takes them back.

Each list is for whole words and phrases; case, punctuation and apostrophes make no
difference. The texts of a declaration are looked through for all languages: a plain
text does not say which it is in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_cookiecharter.checks.said import Said

_SENTENCE = re.compile(r'(?<=[.!?;])\s+')


class WordList:
    """Phrases, by language, separated by commas."""

    def __init__(self, by_language: Mapping[str, str]) -> None:
        phrases = [
            said(phrase).row.strip()
            for language in by_language.values()
            for phrase in language.split(',')
        ]
        self.phrases: Final = tuple(dict.fromkeys(one for one in phrases if one))
        self._by_first: dict[str, list[str]] = {}
        for phrase in self.phrases:
            first = phrase.partition(' ')[0]
            self._by_first.setdefault(first, []).append(f' {phrase} ')
        self._firsts = frozenset(self._by_first)
        self._longest_words = {max(one.split(), key=len) for one in self.phrases}

    def may_be_in(self, words: str) -> bool:
        """Whether any phrase may stand in `words`: asked of all texts at once."""
        return any(word in words for word in self._longest_words)

    def find(self, text: Said) -> str | None:
        """Return the first phrase in a text, or None."""
        if self._firsts.isdisjoint(text.words):
            return None
        found = [
            phrase
            for first, phrases in self._by_first.items()
            if first in text.words
            for phrase in phrases
            if phrase in text.row
        ]
        return max(found, key=len).strip() if found else None

    def find_meant(self, text: Said, *excuses: WordList) -> str | None:
        """Return a phrase that no negation and no excuse takes back, or None."""
        if self.find(text) is None:
            return None
        for sentence in map(said, _SENTENCE.split(text.value)):
            phrase = self.find(sentence)
            if phrase is not None and not any(
                excuse.find(sentence) for excuse in (NEGATIONS, *excuses)
            ):
                return phrase
        return None


#: What takes a word back: a negation, or a way to say no.
NEGATIONS: Final = WordList(
    {
        'en': 'not, no, never, none, nor, neither, without, cannot, don t, doesn t, '
        'isn t, aren t, won t, opt out, opts out, opted out, opting out, optout, '
        'object, objected, objection, refuse, refused, refusal, decline, declined, '
        'reject, rejected, turned off, switched off, disable, disables, disabled, '
        'block, blocks, blocked',
        'fr': 'pas, ne, sans, jamais, aucun, aucune, ni, non, opposition, opposer, '
        'opposé, refus, refuse, refusé, refuser, désactiver, désactive, bloquer',
        'de': 'kein, keine, keinen, keiner, keinem, keinerlei, nicht, ohne, nie, '
        'niemals, widerspruch, widersprochen, abgelehnt, ablehnen, ablehnung',
        'es': 'sin, nunca, ningún, ninguna, ni, rechazo, rechazar, rechazado, '
        'oposición, oponerse, desactivar',
        'it': 'senza, mai, nessun, nessuna, né, rifiuto, rifiutare, rifiutato, '
        'opposizione, opporsi, disattivare',
        'nl': 'niet, geen, nooit, zonder, noch, weigeren, geweigerd, '
        'weigering, bezwaar',
    }
)

#: What an item that only keeps a choice speaks of.
CHOICES: Final = WordList(
    {
        'en': 'consent, consents, your choice, your choices, choice about, '
        'choices about, whether you accept, whether you accepted, whether you allow, '
        'whether you have allowed, whether you agreed, what you have allowed',
        'fr': 'consentement, consentements, votre choix, vos choix, choix en matière, '
        'si vous acceptez, si vous avez accepté',
        'de': 'einwilligung, einwilligungen, zustimmung, ihre auswahl, ihre wahl',
        'es': 'consentimiento, su elección, sus elecciones, '
        'sus preferencias de cookies',
        'it': 'consenso, consensi, la tua scelta, le tue scelte, le sue scelte',
        'nl': 'toestemming, uw keuze, uw keuzes, je keuze, je keuzes',
    }
)

ADVERTISING: Final = WordList(
    {
        'en': 'advertising, advertisement, advertisements, advertiser, advertisers, '
        'adverts, ads, targeting, retargeting, remarketing, re targeting, '
        'frequency capping, affiliation, affiliate, affiliates, click fraud',
        'fr': 'publicité, publicités, publicitaire, publicitaires, annonceur, '
        'annonceurs, ciblage, reciblage, affiliation, affilié, affiliés, '
        'plafonnement des publicités',
        'de': 'werbung, werbezwecke, werbezwecken, werbeanzeigen, anzeigenschaltung, '
        'werbetreibende, werbetreibenden, werbepartner, personalisierte anzeigen, '
        'affiliate, retargeting, klickbetrug',
        'es': 'publicidad, publicitario, publicitarios, publicitaria, publicitarias, '
        'anunciante, anunciantes, afiliación, retargeting, segmentación publicitaria',
        'it': 'pubblicità, pubblicitario, pubblicitari, pubblicitaria, pubblicitarie, '
        'inserzionista, inserzionisti, annunci, affiliazione, retargeting',
        'nl': 'advertentie, advertenties, adverteerder, adverteerders, reclame, '
        'reclames, retargeting, advertentiedoeleinden',
    }
)

AUDIENCE: Final = WordList(
    {
        'en': 'analytics, statistics, statistical, audience, audiences, count visits, '
        'counts visits, counting visits, count the visits, counts the visits, '
        'count visitors, counts visitors, '
        'counting visitors, number of visits, number of visitors, visitor numbers, '
        'visitors are counted, visits are counted, visits can be counted, '
        'visitors can be counted, visits counted, '
        'page views, pageviews, measures traffic, measure traffic, '
        'measures how the site is used, how visitors use',
        'fr': 'statistiques, statistique, audience, fréquentation, compte les visites, '
        'compter les visites, compte les visiteurs, compter les visiteurs, '
        'nombre de visites, nombre de visiteurs, comptage des visites, pages vues',
        'de': 'statistik, statistiken, statistisch, statistische, statistischen, '
        'statistischer, nutzungsstatistik, nutzungsstatistiken, besucherstatistik, '
        'besucherzahlen, besuchszahlen, reichweitenmessung, webanalyse, '
        'zählt besuche, zählt besucher, zählt die besuche, zählt die besucher, '
        'anzahl der besuche, anzahl der besucher, seitenaufrufe',
        'es': 'estadística, estadísticas, estadístico, estadísticos, audiencia, '
        'analítica, analíticas, cuenta las visitas, contar las visitas, '
        'contar visitas, número de visitas, número de visitantes, páginas vistas',
        'it': 'statistica, statistiche, statistico, statistici, analitici, analitiche, '
        'conta le visite, contare le visite, conta i visitatori, '
        'contare i visitatori, numero di visite, numero di visitatori',
        'nl': 'statistiek, statistieken, statistisch, statistische, '
        'bezoekersaantallen, '
        'bezoekcijfers, webanalyse, telt bezoeken, telt bezoekers, bezoeken tellen, '
        'bezoekers tellen, aantal bezoeken, aantal bezoekers',
    }
)

#: Statistics that are not of visitors.
CAPACITY: Final = WordList(
    {
        'en': 'error, errors, fault, faults, failure, failures, capacity, load, '
        'load balancing, server, servers, response times, crash, crashes',
        'fr': 'erreur, erreurs, panne, pannes, capacité, charge, serveur, serveurs',
        'de': 'fehler, fehlern, störungen, kapazität, last, auslastung, server',
        'es': 'error, errores, fallos, capacidad, carga, servidor, servidores',
        'it': 'errore, errori, guasti, capacità, carico, server',
        'nl': 'fout, fouten, storingen, capaciteit, belasting, server, servers',
    }
)

CAMPAIGNS: Final = WordList(
    {
        'en': 'campaign, campaigns, acquisition, conversion, conversions, marketing',
        'fr': 'campagne, campagnes, acquisition, conversion, conversions, marketing',
        'de': 'kampagne, kampagnen, akquise, konversion, konversionen, conversion, '
        'marketing',
        'es': 'campaña, campañas, adquisición, captación, conversión, conversiones, '
        'marketing, mercadotecnia',
        'it': 'campagna, campagne, acquisizione, conversione, conversioni, marketing',
        'nl': 'campagne, campagnes, acquisitie, conversie, conversies, marketing',
    }
)

SOCIAL: Final = WordList(
    {
        'en': 'social plug in, social plug ins, social plugin, social plugins, '
        'social network, social networks, social media, like button, like buttons, '
        'share button, share buttons, sharing buttons',
        'fr': 'module social, modules sociaux, réseau social, réseaux sociaux, '
        'bouton j aime, bouton de partage, boutons de partage',
        'de': 'soziales netzwerk, soziale netzwerke, sozialen netzwerken, '
        'sozialer netzwerke, soziale medien, sozialen medien, social media, '
        'social plugin, social plugins, gefällt mir button, teilen button',
        'es': 'red social, redes sociales, complemento social, botón me gusta, '
        'botón de compartir, botones de compartir',
        'it': 'rete sociale, social network, plug in sociali, plugin sociali, '
        'pulsante mi piace, pulsanti di condivisione',
        'nl': 'sociaal netwerk, sociale netwerken, sociale media, social media, '
        'sociale plug in, vind ik leuk knop, deelknop, deelknoppen',
    }
)

#: Whom the exemption of social plug-ins is for.
SIGNED_IN: Final = WordList(
    {
        'en': 'logged in, signed in, sign in, signing in, signs in, log in, logging in',
        'fr': 'connecté, connectés, connectée, identifié, connexion, authentification',
        'de': 'eingeloggt, eingeloggte, angemeldet, angemeldete, anmeldung, anmelden',
        'es': 'conectado, conectados, iniciado sesión, iniciar sesión, identificado',
        'it': 'autenticato, autenticati, accesso effettuato, accedere, accesso',
        'nl': 'ingelogd, ingelogde, aangemeld, aangemelde, inloggen, aanmelden',
    }
)

ANONYMOUS: Final = WordList(
    {
        'en': 'anonymous, anonymously, anonymised, anonymized',
        'fr': 'anonyme, anonymes, anonymement, anonymisé, anonymisée, anonymisés, '
        'anonymisées',
        'de': 'anonym, anonyme, anonymen, anonymer, anonymes, anonymisiert, '
        'anonymisierte, anonymisierten',
        'es': 'anónimo, anónimos, anónima, anónimas, anónimamente, anonimizado, '
        'anonimizados, anonimizada',
        'it': 'anonimo, anonimi, anonima, anonime, anonimamente, anonimizzato, '
        'anonimizzati',
        'nl': 'anoniem, anonieme, geanonimiseerd, geanonimiseerde',
    }
)

IDENTIFIERS: Final = WordList(
    {
        'en': 'identifier, identifiers, unique id, visitor id, user id, '
        'unique number, recognises you, recognizes you, each visitor',
        'fr': 'identifiant, identifiants, numéro unique, vous reconnaître, '
        'vous reconnaît, chaque visiteur',
        'de': 'kennung, kennungen, eindeutige id, besucher id, wiedererkennen, '
        'jeden besucher',
        'es': 'identificador, identificadores, número único, cada visitante',
        'it': 'identificatore, identificatori, identificativo, identificativi, '
        'numero univoco, ogni visitatore',
        'nl': 'identificatie, identificator, uniek nummer, unieke id, elke bezoeker',
    }
)

#: What is no longer of a person.
AGGREGATED: Final = WordList(
    {
        'en': 'aggregate, aggregated, aggregates, totals',
        'fr': 'agrégé, agrégée, agrégés, agrégées',
        'de': 'aggregiert, aggregierte, aggregierten, zusammengefasst',
        'es': 'agregado, agregada, agregados, agregadas',
        'it': 'aggregato, aggregata, aggregati, aggregate',
        'nl': 'geaggregeerd, geaggregeerde',
    }
)

#: WP 260 rev.01 and the AEPD's guide name some of these as examples of what is vague.
VAGUE: Final = WordList(
    {
        'en': 'develop new services, research purposes, offer personalised services, '
        'offer personalized services, improve your experience, '
        'enhance your experience, improve the experience, enhance the experience, '
        'improve your user experience, improve user experience, '
        'improve the user experience, enhance the user experience, '
        'various purposes, technical purposes, technical reasons, functionality, '
        'site functionality, website functionality, functional purposes, '
        'ensures the functionality of the website, '
        'ensures the functionality of the site, '
        'necessary for the website to function, necessary for the site to function, '
        'proper functioning of the website, proper functioning of the site',
        'fr': 'améliorer votre expérience, améliorer l expérience, '
        'améliorer votre expérience utilisateur, améliorer l expérience utilisateur, '
        'améliorer la navigation, améliorer votre navigation, bon fonctionnement, '
        'bon fonctionnement du site, à des fins techniques, fins techniques, '
        'personnaliser le contenu, finalités diverses, diverses finalités',
        'de': 'um ihr erlebnis zu verbessern, ihr erlebnis zu verbessern, '
        'ihr nutzererlebnis zu verbessern, das nutzererlebnis zu verbessern, '
        'verbesserung des nutzererlebnisses, technische zwecke, '
        'zu technischen zwecken, verschiedene zwecke',
        'es': 'para personalizar su contenido y crear una mejor experiencia, '
        'personalizar su contenido y crear una mejor experiencia, '
        'para mejorar su navegación, mejorar su navegación, mejorar la navegación, '
        'ofrecer servicios personalizados, mejorar su experiencia, fines técnicos',
        'it': 'migliorare l esperienza, migliorare la tua esperienza, '
        'migliorare la navigazione, finalità tecniche, scopi tecnici',
        'nl': 'ervaring te verbeteren, uw ervaring te verbeteren, '
        'om uw ervaring te verbeteren, gebruikerservaring te verbeteren, '
        'technische doeleinden, diverse doeleinden',
    }
)

IMPLIED_CONSENT: Final = WordList(
    {
        'en': 'by continuing to browse, by continuing to use, by using this site, '
        'by using our site, by using this website, by using our website, '
        'by browsing this site, by continuing your visit, if you continue to browse',
        'fr': 'en poursuivant votre navigation, en continuant votre navigation, '
        'en continuant à naviguer, en poursuivant votre visite, '
        'en naviguant sur ce site, en utilisant ce site',
        'de': 'durch die weitere nutzung, mit der weiteren nutzung, '
        'wenn sie weitersurfen, indem sie weitersurfen, '
        'durch die nutzung dieser website, indem sie diese website nutzen',
        'es': 'si continúa navegando, al continuar navegando, '
        'al seguir navegando, si sigue navegando, al utilizar este sitio',
        'it': 'proseguendo la navigazione, continuando la navigazione, '
        'continuando a navigare, scorrendo questa pagina, utilizzando questo sito',
        'nl': 'door verder te surfen, door verder te gaan, '
        'door gebruik te maken van deze site, door deze website te gebruiken',
    }
)

CERTIFIED: Final = WordList(
    {
        'en': 'certified by the cnil, certified by cnil, validated by the cnil, '
        'validated by cnil, approved by the cnil, approved by cnil, cnil certified, '
        'cnil approved',
        'fr': 'certifié par la cnil, certifiée par la cnil, certifiés par la cnil, '
        'validé par la cnil, validée par la cnil, approuvé par la cnil, '
        'approuvée par la cnil, agréé par la cnil, agréée par la cnil, '
        'homologué par la cnil, exemption accordée par la cnil',
        'de': 'von der cnil zertifiziert, von der cnil genehmigt',
        'es': 'certificado por la cnil, aprobado por la cnil',
        'it': 'certificato dalla cnil, approvato dalla cnil',
        'nl': 'gecertificeerd door de cnil, goedgekeurd door de cnil',
    }
)

#: What speaks of the past.
FORMERLY: Final = WordList(
    {
        'en': 'former, formerly, until, previously, replaced, repealed',
        'fr': 'ancien, ancienne, anciennement, jusqu, remplacé, remplacée, abrogé, '
        'abrogée',
        'de': 'früher, ehemals, vormals, bis, ersetzt, aufgehoben',
        'es': 'antes, antiguo, antigua, anteriormente, hasta, sustituido, derogada',
        'it': 'già, ex, precedente, precedentemente, fino, sostituito, abrogata',
        'nl': 'voorheen, vroeger, tot, vervangen, ingetrokken',
    }
)

#: Names that name nobody, without the words of `LOOSE` before and after them.
NOBODY: Final = frozenset(
    said(name.strip()).row.strip()
    for name in (
        'partner, partners, third party, third parties, advertiser, advertisers, '
        'vendor, vendors, supplier, suppliers, provider, providers, '
        'service provider, service providers, advertising partners, others, various, '
        'companies, other companies, '
        'partenaire, partenaires, tiers, annonceur, annonceurs, prestataire, '
        'prestataires, fournisseur, fournisseurs, divers, autres, '
        'dritte, dritter, drittanbieter, werbepartner, werbetreibende, dienstleister, '
        'anbieter, verschiedene, '
        'socio, socios, tercero, terceros, anunciante, anunciantes, proveedor, '
        'proveedores, varios, '
        'terzi, terze parti, fornitore, fornitori, inserzionisti, vari, '
        'derden, derde partijen, leverancier, leveranciers, adverteerders, diverse'
    ).split(',')
)

LOOSE: Final = frozenset(
    (
        'our their some several various other selected trusted the certain many of '
        'nos notre leurs certains différents divers nos les des de la le autres '
        'unsere unser ihre verschiedene ausgewählte andere die '
        'nuestros nuestro sus varios otros los '
        'i nostri nostro loro alcuni vari altri '
        'onze ons hun verschillende andere geselecteerde de'
    ).split()
)
