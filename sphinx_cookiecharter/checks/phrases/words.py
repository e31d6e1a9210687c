"""Words that give a text away, by language.

Each list is for whole words and phrases; case, punctuation and apostrophes make no
difference. The texts of a declaration are looked through for all languages: a plain
text does not say which it is in.
"""

from __future__ import annotations

from typing import Final

from sphinx_cookiecharter.checks.phrases.matcher import WordList
from sphinx_cookiecharter.checks.phrases.tokens import said

#: What an item that only keeps a choice speaks of.
CHOICES: Final = WordList(
    {
        'en': 'consent, consents, consented, your choice, your choices, choice about, '
        'choices about, choice on cookies, choices on cookies, cookie choices, '
        'cookie preferences, cookie settings, preferences for cookies, '
        'categories of cookies, cookie categories, '
        'whether you accept, whether you accepted, whether you have accepted, '
        'whether you allow, whether you have allowed, whether you agreed, '
        'you have allowed, you accepted, you have accepted',
        'fr': 'consentement, consentements, consenti, votre choix, vos choix, '
        'choix de l usager, choix de l utilisateur, choix de l internaute, '
        'choix en matière, choix sur les cookies, choix relatif, choix relatifs, '
        'préférences en matière, préférences de cookies, préférences cookies, '
        'préférences relatives, votre acceptation, si vous acceptez, '
        'si vous avez accepté, vous avez accepté, vous avez acceptés',
        'de': 'einwilligung, einwilligungen, einwilligungsstatus, eingewilligt, '
        'zustimmung, zustimmungsstatus, zugestimmt, ihre auswahl, ihre wahl, '
        'cookie einstellungen, cookie einstellung, cookie auswahl, '
        'cookie präferenzen',
        'es': 'consentimiento, consentimientos, ha consentido, su elección, '
        'sus elecciones, preferencias de cookies, preferencias sobre cookies, '
        'preferencias sobre las cookies, configuración de cookies, ha aceptado',
        'it': 'consenso, consensi, la tua scelta, le tue scelte, le sue scelte, '
        'la sua scelta, preferenze sui cookie, preferenze cookie, '
        'preferenze relative ai cookie, ha accettato, hai accettato',
        'nl': 'toestemming, uw keuze, uw keuzes, je keuze, je keuzes, '
        'cookievoorkeur, cookievoorkeuren, cookie instellingen, cookiekeuze, '
        'hebt geaccepteerd, heeft geaccepteerd',
    }
)

ADVERTISING: Final = WordList(
    {
        'en': 'advertising, advertisement, advertisements, advertiser, advertisers, '
        'adverts, ads, targeting, retargeting, remarketing, re targeting, '
        'frequency capping, affiliation programme, affiliation program, affiliate, '
        'affiliates, click fraud',
        'fr': 'publicité, publicités, publicitaire, publicitaires, annonceur, '
        'annonceurs, ciblage, reciblage, programme d affiliation, '
        'réseau d affiliation, liens d affiliation, sites affiliés, '
        'plafonnement des publicités',
        'de': 'werbung, werbezwecke, werbezwecken, werbeanzeigen, anzeigenschaltung, '
        'werbetreibende, werbetreibenden, werbepartner, personalisierte anzeigen, '
        'affiliate, retargeting, klickbetrug',
        'es': 'publicidad, publicitario, publicitarios, publicitaria, publicitarias, '
        'anunciante, anunciantes, programa de afiliación, '
        'enlaces de afiliados, retargeting, segmentación publicitaria',
        'it': 'pubblicità, pubblicitario, pubblicitari, pubblicitaria, pubblicitarie, '
        'inserzionista, inserzionisti, annunci, programma di affiliazione, '
        'link di affiliazione, retargeting',
        'nl': 'advertentie, advertenties, adverteerder, adverteerders, reclame, '
        'reclames, retargeting, advertentiedoeleinden',
    }
)

#: Showing an advertisement not too often is advertising: no negation takes it back.
CAPPING: Final = WordList(
    {
        'en': 'same ad, same ads, same advert, same advertisement, same advertisements',
        'fr': 'même publicité, mêmes publicités',
        'de': 'gleiche werbung, dieselbe werbung, gleiche anzeige, dieselbe anzeige',
        'es': 'misma publicidad, mismo anuncio, mismos anuncios',
        'it': 'stessa pubblicità, stesso annuncio, stessi annunci',
        'nl': 'dezelfde advertentie, dezelfde advertenties, dezelfde reclame',
    }
)

#: What is called like advertising and is none: small ads, and what registers publish.
NO_ADVERTISING: Final = WordList(
    {
        'en': 'classified ads, small ads, job ads, property ads, your ads, '
        'ads you saved, ads you have saved, ads that you saved, '
        'ads that you have saved, ads you placed, ads you have placed, '
        'ads that you placed, ads that you have placed',
        'fr': 'petites annonces, annonceur immobilier, publicité foncière, '
        'publicité légale, publicité des actes, publicité des marchés',
        'es': 'publicidad activa, publicidad registral, publicidad formal',
        'it': 'annunci immobiliari, annunci di lavoro, annunci salvati, '
        'i tuoi annunci, i suoi annunci, pubblicità legale, pubblicità immobiliare',
        'nl': 'uw advertenties, je advertenties, bewaarde advertenties, '
        'geplaatste advertenties, hebt bewaard, hebt geplaatst',
    }
)

AUDIENCE: Final = WordList(
    {
        'en': 'analytics, statistics, statistical, audience measurement, '
        'audience analysis, audience figures, target audience, the audience, '
        'our audience, count visits, '
        'counts visits, counting visits, count the visits, counts the visits, '
        'count visitors, counts visitors, '
        'counting visitors, number of visits, number of visitors, visitor numbers, '
        'visitors are counted, visits are counted, visits can be counted, '
        'visitors can be counted, visits counted, '
        'page views, pageviews, measures traffic, measure traffic, '
        'measures how the site is used, how visitors use, how many people visit, '
        'how many visitors, how many visits, visitor behaviour, visitor behavior, '
        'traffic analysis, analyse traffic, analyses traffic, analyze traffic',
        'fr': 'statistiques, statistique, mesure d audience, mesures d audience, '
        'mesure de l audience, mesurer l audience, mesure l audience, '
        'audience du site, audience de nos pages, fréquentation, '
        'analyse de trafic, analyse du trafic, analyser le trafic, '
        'mesure du trafic, compte les visites, '
        'compter les visites, compte les visiteurs, compter les visiteurs, '
        'nombre de visites, nombre de visiteurs, comptage des visites, pages vues',
        'de': 'statistik, statistiken, statistisch, statistische, statistischen, '
        'statistischer, nutzungsstatistik, nutzungsstatistiken, besucherstatistik, '
        'besucherstatistiken, zugriffsstatistik, zugriffsstatistiken, '
        'besucherzahlen, besuchszahlen, reichweitenmessung, webanalyse, '
        'zählt besuche, zählt besucher, zählt die besuche, zählt die besucher, '
        'anzahl der besuche, anzahl der besucher, seitenaufrufe, '
        'besucherverhalten, besucherverhaltens, nutzungsverhalten, '
        'nutzungsverhaltens',
        'es': 'estadística, estadísticas, estadístico, estadísticos, '
        'medición de audiencia, medición de la audiencia, medir la audiencia, '
        'mide la audiencia, audiencia del sitio, audiencia de la web, '
        'análisis del tráfico, analizar el tráfico, '
        'analítica, analíticas, cuenta las visitas, contar las visitas, '
        'contar visitas, número de visitas, número de visitantes, páginas vistas',
        'it': 'statistica, statistiche, statistico, statistici, analitici, analitiche, '
        'conta le visite, contare le visite, conta i visitatori, '
        'contare i visitatori, numero di visite, numero di visitatori, '
        'analisi del traffico, analizzare il traffico',
        'nl': 'statistiek, statistieken, statistisch, statistische, '
        'bezoekersaantallen, '
        'bezoekcijfers, webanalyse, telt bezoeken, telt bezoekers, bezoeken tellen, '
        'bezoekers tellen, aantal bezoeken, aantal bezoekers, bezoekersgedrag, '
        'bezoekersstatistieken',
    }
)

#: Statistics that are not of visits: of load, faults and attacks, and those that a
#: site publishes.
OTHER_STATISTICS: Final = WordList(
    {
        'en': 'error, errors, fault, faults, failure, failures, capacity, load, '
        'load balancing, server, servers, response times, crash, crashes, '
        'bot, bots, robot, robots, attack, attacks, '
        'statistics page, statistics pages, statistics table, statistics tables, '
        'statistical table, statistical tables, statistical series, '
        'official statistics, statistics you, statistics that you, dataset, datasets',
        'fr': 'erreur, erreurs, panne, pannes, capacité, charge, serveur, serveurs, '
        'robot, robots, attaque, attaques, page de statistiques, '
        'tableau statistique, tableaux statistiques, série statistique, '
        'séries statistiques, jeu de données, jeux de données, insee',
        'de': 'fehler, fehlern, störungen, kapazität, last, auslastung, server, '
        'bots, roboter, angriffe, angriffen, statistikportal, statistische tabellen, '
        'statistischen tabellen, statistische reihen, amtliche statistik, '
        'amtlichen statistik, datensatz, datensätze',
        'es': 'error, errores, fallos, capacidad, carga, servidor, servidores, '
        'robots, ataques, tabla estadística, tablas estadísticas, '
        'series estadísticas, conjunto de datos, conjuntos de datos',
        'it': 'errore, errori, guasti, capacità, carico, server, robot, attacchi, '
        'tabella statistica, tabelle statistiche, serie statistiche, '
        'insieme di dati, dataset',
        'nl': 'fout, fouten, storingen, capaciteit, belasting, server, servers, '
        'robots, aanvallen, statistische tabellen, statistische reeksen, dataset, '
        'datasets',
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
        'various purposes, internal purposes, technical purposes, technical reasons, '
        'technical cookie, technically necessary, functionality, '
        'functional purposes, proper functioning, function properly, '
        'work properly, necessary for the functioning, necessary for the operation, '
        'necessary for the website to function, necessary for the site to function',
        'fr': 'améliorer votre expérience, améliorer l expérience, '
        'améliorer votre expérience utilisateur, améliorer l expérience utilisateur, '
        'améliorer la navigation, améliorer votre navigation, bon fonctionnement, '
        'nécessaire au fonctionnement, cookie technique, '
        'à des fins techniques, fins techniques, '
        'personnaliser le contenu, finalités diverses, diverses finalités',
        'de': 'ihr erlebnis zu verbessern, ihr nutzererlebnis zu verbessern, '
        'das nutzererlebnis zu verbessern, verbesserung des nutzererlebnisses, '
        'verbesserung der nutzererfahrung, technische zwecke, '
        'technischen zwecken, verschiedene zwecke, technisch notwendig, '
        'technisch notwendiges, technisch erforderlich, technisch erforderliches',
        'es': 'personalizar su contenido y crear una mejor experiencia, '
        'mejorar su navegación, mejorar la navegación, '
        'ofrecer servicios personalizados, mejorar su experiencia, '
        'mejorar la experiencia, fines técnicos, cookie técnica, '
        'buen funcionamiento, correcto funcionamiento',
        'it': 'migliorare l esperienza, migliorare la tua esperienza, '
        'migliorare la sua esperienza, migliorare la navigazione, '
        'finalità tecniche, scopi tecnici, cookie tecnico, '
        'corretto funzionamento, buon funzionamento',
        'nl': 'ervaring te verbeteren, gebruikerservaring te verbeteren, '
        'gebruikerservaring, technische doeleinden, diverse doeleinden, '
        'goede werking, werking van de website, werking van de site',
    }
)

#: What may stand beside a vague phrase and makes it no more exact.
FILLERS: Final = frozenset(
    (
        'a an and are at be by cookie cookies essential every for help helps in is it '
        'necessary need needed of on order our page pages purpose purposes serves '
        'service services site strictly that the this to us use used user users '
        'visitor visitors we web website with you your ensure ensures '
        'afin assure assurer au aux ce ces cet cette d dans de des du est et internet '
        'l la le les notre nos nécessaire par permet permettre pour qu sa ses sert son '
        'strictement sur un une utile utilisateur utilisateurs utilisé vos votre vous '
        'à '
        'auf das dem den der des die dient dieser dieses ein eine erforderlich für '
        'ihr ihre ihrer im ist notwendig seite um und uns unserer unsere unbedingt '
        'verwendet webseite wird werden zu zum zur '
        'al con el en es esta este garantiza la las los necesaria nuestra nuestro para '
        'página por se sirve sitio sus su una un usuario usuarios utiliza web y '
        'al dell del della delle di e il in i lo necessario nostro per pagina questo '
        'serve si sito sul tua tuo un utente utenti è '
        'aan correcte dat de deze dit door een en gebruikt goede het is nodig '
        'noodzakelijk om onze op te uw van voor wordt zorgt verbetert verbeteren'
    ).split()
)

IMPLIED_CONSENT: Final = WordList(
    {
        'en': 'by continuing to browse, by continuing to use, by using this site, '
        'by using our site, by using this website, by using our website, '
        'by browsing this site, by continuing your visit, if you continue to browse, '
        'if you continue to use, if you continue without changing your settings',
        'fr': 'en poursuivant votre navigation, en continuant votre navigation, '
        'en continuant à naviguer, en poursuivant votre visite, '
        'en naviguant sur ce site, en utilisant ce site, '
        'si vous continuez à naviguer, si vous poursuivez votre navigation, '
        'sans modifier vos paramètres',
        'de': 'durch die weitere nutzung, mit der weiteren nutzung, '
        'wenn sie weitersurfen, indem sie weitersurfen, '
        'durch die nutzung dieser website, indem sie diese website nutzen, '
        'ohne ihre einstellungen zu ändern',
        'es': 'si continúa navegando, al continuar navegando, '
        'al seguir navegando, si sigue navegando, al utilizar este sitio, '
        'sin cambiar la configuración',
        'it': 'proseguendo la navigazione, continuando la navigazione, '
        'continuando a navigare, scorrendo questa pagina, utilizzando questo sito, '
        'senza modificare le impostazioni',
        'nl': 'door verder te surfen, door verder te gaan, '
        'door gebruik te maken van deze site, door deze website te gebruiken, '
        'zonder uw instellingen te wijzigen',
    }
)

#: What makes going on a consent: without it, *by using this site* says nothing of it.
ACCEPTING: Final = WordList(
    {
        'en': 'accept, accepts, accepting, agree, agrees, agreeing, consent, consents, '
        'consenting, assume, happy',
        'fr': 'acceptez, accepte, accepter, acceptation, consentez, consentement, '
        'consentir, accord',
        'de': 'akzeptieren, stimmen, zustimmen, zustimmung, einverstanden, willigen, '
        'einwilligung, einverständnis',
        'es': 'acepta, aceptas, aceptar, aceptando, consiente, consentimiento, acuerdo',
        'it': 'accetti, accetta, accettare, accettano, acconsente, acconsenti, '
        'consenso',
        'nl': 'accepteert, accepteren, akkoord, stemt, instemt, toestemming',
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
        'homologué par la cnil, exemption accordée par la cnil, certifié cnil, '
        'certifiée cnil, validé cnil, validée cnil, exempté par la cnil, '
        'exemptée par la cnil',
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

#: Names that name nobody, without the words of `LOOSE` before them.
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
