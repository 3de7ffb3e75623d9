<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en_GB">
<context>
    <name>BarsCard</name>
    <message>
        <source>{unit} {grain}, {period}</source>
        <translation>{unit} {grain}, {period}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Arrow keys go from bar to bar.</source>
        <translation>Les flèches vont d’une barre à l’autre.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connu</translation>
    </message>
    <message>
        <source>Worst quality</source>
        <translation>Qualité la moins bonne</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
</context>
<context>
    <name>CalendarCard</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>{what}, day by day</source>
        <translation>{what}, jour par jour</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>pas de donnée</translation>
    </message>
    <message>
        <source>From {low} to {high} a day, {first} to {last}.</source>
        <translation>De {low} à {high} par jour, du {first} au {last}.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) without data.</source>
        <translation>
            <numerusform>%n jour sans donnée.</numerusform>
            <numerusform>%n jours sans donnée.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueWords</name>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Greater Paris</source>
        <translation>Grand Paris</translation>
    </message>
    <message>
        <source>Geneva</source>
        <translation>Genève</translation>
    </message>
    <message>
        <source>Barcelona</source>
        <translation>Barcelone</translation>
    </message>
    <message>
        <source>Brussels</source>
        <translation>Bruxelles</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Other places</source>
        <translation>Ailleurs</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>high</source>
        <translation>élevée</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>low</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>supposée</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>non vérifiée</translation>
    </message>
    <message>
        <source>Not reviewed: nobody has checked this description but the person who wrote it.</source>
        <translation>Non vérifiée&#xa0;: personne d’autre que son auteur n’a contrôlé cette description.</translation>
    </message>
    <message>
        <source>High confidence: genuine files of this kind were read.</source>
        <translation>Confiance élevée&#xa0;: de vrais fichiers de ce type ont été lus.</translation>
    </message>
    <message>
        <source>Medium confidence: described by somebody who has such a file; not seen as a whole.</source>
        <translation>Confiance moyenne&#xa0;: décrit par quelqu’un qui a un tel fichier, jamais vu en entier.</translation>
    </message>
    <message>
        <source>Low confidence: inferred from public sources. Compare a few rows before importing.</source>
        <translation>Confiance faible&#xa0;: déduit de sources publiques. Comparez quelques lignes avant d’importer.</translation>
    </message>
    <message>
        <source>Guessed. Compare every figure before you rely on it.</source>
        <translation>Supposé. Comparez chaque chiffre avant de vous y fier.</translation>
    </message>
    <message>
        <source>Readings: {what}</source>
        <translation>Relevés&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Events: {what}</source>
        <translation>Événements&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Positions of a track</source>
        <translation>Positions d’un parcours</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>It comes from somebody else and nobody has reviewed it. It only says what columns mean: it cannot run anything, open other files, send anything or change what you hold. But it can be wrong, by mistake or on purpose: a wrong unit, a wrong sign, a column left out. Compare a few rows before you import.</source>
        <translation>Elle vient de quelqu’un d’autre et personne ne l’a vérifiée. Elle dit seulement ce que sont les colonnes&#xa0;: elle ne peut rien exécuter, ni ouvrir d’autres fichiers, ni rien envoyer, ni modifier ce que vous détenez. Mais elle peut être fausse, par erreur ou exprès&#xa0;: une unité, un signe, une colonne oubliée. Comparez quelques lignes avant d’importer.</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>As a table</source>
        <translation>En tableau</translation>
    </message>
    <message>
        <source>As a chart</source>
        <translation>En graphique</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>All 13 checks passed</source>
        <translation>Les 13 vérifications ont réussi</translation>
    </message>
    <message>
        <source>Stopped at check {number} of 13</source>
        <translation>Arrêt à la vérification {number} sur 13</translation>
    </message>
    <message>
        <source>It opens with your key</source>
        <translation>Il s’ouvre avec votre clé</translation>
    </message>
    <message>
        <source>It is a sealed package</source>
        <translation>C’est un paquet scellé</translation>
    </message>
    <message>
        <source>One of your keys opens it</source>
        <translation>L’une de vos clés l’ouvre</translation>
    </message>
    <message>
        <source>No byte is missing or altered</source>
        <translation>Aucun octet ne manque ni n’a changé</translation>
    </message>
    <message>
        <source>It is built as agreed</source>
        <translation>Il a la forme convenue</translation>
    </message>
    <message>
        <source>The archive is safe</source>
        <translation>L’archive est sûre</translation>
    </message>
    <message>
        <source>Its description can be read</source>
        <translation>Sa description se lit</translation>
    </message>
    <message>
        <source>Its version is known</source>
        <translation>Sa version est connue</translation>
    </message>
    <message>
        <source>It is signed</source>
        <translation>Il est signé</translation>
    </message>
    <message>
        <source>The signature is the sender’s</source>
        <translation>La signature est celle de l’expéditeur</translation>
    </message>
    <message>
        <source>Every file is the one signed</source>
        <translation>Chaque fichier est celui signé</translation>
    </message>
    <message>
        <source>The sender meant it for you</source>
        <translation>L’expéditeur vous l’a destiné</translation>
    </message>
    <message>
        <source>It may be used</source>
        <translation>Il peut servir</translation>
    </message>
    <message>
        <source>The agreed use has not ended</source>
        <translation>L’usage convenu n’est pas terminé</translation>
    </message>
    <message>
        <source>The sender has not withdrawn it</source>
        <translation>L’expéditeur n’a pas retiré son accord</translation>
    </message>
    <message>
        <source>No other content under this number</source>
        <translation>Aucun autre contenu sous ce numéro</translation>
    </message>
    <message>
        <source>The receipt agrees with it</source>
        <translation>Le reçu de consentement concorde</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>vérifié</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>en échec</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>non atteint</translation>
    </message>
</context>
<context>
    <name>CoarseStep</name>
    <message>
        <source>The wizard starts at the coarsest step. Each finer one tells more about your days.</source>
        <translation>Le choix commence au pas le plus grossier. Chaque pas plus fin en dit plus sur vos journées.</translation>
    </message>
    <message>
        <source>One of the series has no data in this period.</source>
        <translation>L’une des séries n’a pas de données dans cette période.</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>What is in this file?</source>
        <translation>Que contient ce fichier&#xa0;?</translation>
    </message>
    <message>
        <source>What does each row tell?</source>
        <translation>Que dit chaque ligne&#xa0;?</translation>
    </message>
    <message>
        <source>Which column holds the date?</source>
        <translation>Quelle colonne donne la date&#xa0;?</translation>
    </message>
    <message>
        <source>No column holds dates. The file cannot be read without them.</source>
        <translation>Aucune colonne ne donne de dates. Le fichier ne peut pas être lu sans elles.</translation>
    </message>
    <message>
        <source>Which columns do you want to keep?</source>
        <translation>Quelles colonnes voulez-vous garder&#xa0;?</translation>
    </message>
</context>
<context>
    <name>ConditionsCard</name>
    <message>
        <source>A withdrawal</source>
        <translation>Un retrait</translation>
    </message>
    <message>
        <source>Conditions of use</source>
        <translation>Conditions d’usage</translation>
    </message>
    <message>
        <source>known sender</source>
        <translation>expéditeur connu</translation>
    </message>
    <message>
        <source>first package from this sender</source>
        <translation>premier paquet de cet expéditeur</translation>
    </message>
    <message>
        <source>The sender withdraws their agreement. Stop using the package below and erase it.</source>
        <translation>L’expéditeur retire son accord. Cessez d’utiliser le paquet ci-dessous et effacez-le.</translation>
    </message>
    <message>
        <source>{day}. Then erase the files and their copies, within a month.</source>
        <translation>{day}. Effacez ensuite les fichiers et leurs copies, sous un mois.</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>{purpose}. No other purpose, no onward transfer.</source>
        <translation>{purpose}. Aucun autre usage, aucune transmission.</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Jusqu’à quand</translation>
    </message>
    <message>
        <source>Sealed on</source>
        <translation>Scellé le</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Expéditeur</translation>
    </message>
    <message>
        <source>About package</source>
        <translation>Au sujet du paquet</translation>
    </message>
    <message>
        <source>Pseudonym {code}. It tells packages of one vault apart, not who the person is.</source>
        <translation>Pseudonyme {code}. Il distingue les paquets d’un même coffre, il ne dit pas qui est la personne.</translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>I compared it…</source>
        <translation>Je l’ai comparée…</translation>
    </message>
    <message>
        <source>I compared the fingerprint of {name}</source>
        <translation>J’ai comparé l’empreinte de {name}</translation>
    </message>
    <message>
        <source>Card valid until {day}</source>
        <translation>Carte valable jusqu’au {day}</translation>
    </message>
</context>
<context>
    <name>CorrectionsCard</name>
    <message>
        <source>Where files disagree</source>
        <translation>Désaccords entre fichiers</translation>
    </message>
    <message>
        <source>The newer file counts, and a gap never replaces a value. Undoing an import in the history below lets the other value count.</source>
        <translation>Le fichier le plus récent compte, et un trou ne remplace jamais une valeur. Annuler un import dans l’historique ci-dessous fait compter l’autre valeur.</translation>
    </message>
    <message>
        <source>The first {count} are listed.</source>
        <translation>Les {count} premières sont listées.</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Fermer la liste</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Counts ({unit})</source>
        <translation>Compte ({unit})</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du fichier</translation>
    </message>
    <message>
        <source>Instead of</source>
        <translation>Au lieu de</translation>
    </message>
    <message>
        <source>Of the file</source>
        <translation>Du fichier</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Parce que</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>trou</translation>
    </message>
    <message>
        <source>the file is newer</source>
        <translation>le fichier est plus récent</translation>
    </message>
    <message>
        <source>imported later</source>
        <translation>importée plus tard</translation>
    </message>
    <message>
        <source>the other is a gap</source>
        <translation>l’autre est un trou</translation>
    </message>
</context>
<context>
    <name>CoverageStrip</name>
    <message>
        <source>No day is missing.</source>
        <translation>Aucun jour ne manque.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) missing.</source>
        <translation>
            <numerusform>%n jour manque.</numerusform>
            <numerusform>%n jours manquent.</numerusform>
        </translation>
    </message>
    <message>
        <source>{month}: {known} of {days} days</source>
        <translation>{month}&#xa0;: {known} jours sur {days}</translation>
    </message>
</context>
<context>
    <name>CurveCard</name>
    <message>
        <source>Each reading in {unit}, {period}</source>
        <translation>Chaque mesure en {unit}, {period}</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>Arrow keys go from reading to reading, + and − zoom, as does the mouse wheel.</source>
        <translation>Les flèches vont d’une mesure à l’autre, + et − agrandissent et réduisent, comme la molette.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Whole period</source>
        <translation>Toute la période</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>My data</source>
        <translation>Mes données</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Reading what you hold</source>
        <translation>Lecture de ce que vous détenez</translation>
    </message>
    <message>
        <source>Nothing is in this vault yet.</source>
        <translation>Ce coffre ne contient encore rien.</translation>
    </message>
    <message>
        <source>{sources}, {streams}, {files}. Everything is on this computer, encrypted.</source>
        <translation>{sources}, {streams}, {files}. Tout est sur cet ordinateur, chiffré.</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stream(s)</source>
        <translation>
            <numerusform>%n série</numerusform>
            <numerusform>%n séries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n imported file(s)</source>
        <translation>
            <numerusform>%n fichier importé</numerusform>
            <numerusform>%n fichiers importés</numerusform>
        </translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Pas encore de données</translation>
    </message>
    <message>
        <source>Drop a file here, or choose one. It is shown to you before anything is written.</source>
        <translation>Déposez un fichier ici, ou choisissez-en un. Il vous est montré avant que quoi que ce soit ne soit écrit.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Choisir les fichiers à importer</translation>
    </message>
    <message>
        <source>{kind}: {count}</source>
        <translation>{kind}&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Save a copy of the file</source>
        <translation>Enregistrer une copie du fichier</translation>
    </message>
    <message>
        <source>The copy is saved. It is not protected: anyone who uses this computer can read it.</source>
        <translation>La copie est enregistrée. Elle n’est pas protégée&#xa0;: toute personne qui utilise cet ordinateur peut la lire.</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>Enregistrement d’une copie</translation>
    </message>
    <message>
        <source>Undo this import?</source>
        <translation>Annuler cet import&#xa0;?</translation>
    </message>
    <message>
        <source>What only the file “{file}” brought is removed from the vault. Values that other files hold too stay.</source>
        <translation>Ce que seul le fichier «&#xa0;{file}&#xa0;» a apporté est retiré du coffre. Les valeurs que d’autres fichiers contiennent aussi restent.</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Annuler l’import</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Annulation de l’import</translation>
    </message>
    <message>
        <source>The import of “{file}” is undone.</source>
        <translation>L’import de «&#xa0;{file}&#xa0;» est annulé.</translation>
    </message>
</context>
<context>
    <name>DataWords</name>
    <message>
        <source>Electricity</source>
        <translation>Électricité</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gaz</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Chaleur</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>Waste</source>
        <translation>Déchets</translation>
    </message>
    <message>
        <source>Mobility</source>
        <translation>Mobilité</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Argent</translation>
    </message>
    <message>
        <source>Telephone and internet</source>
        <translation>Téléphone et internet</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Éducation</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>Assurances</translation>
    </message>
    <message>
        <source>Home and city</source>
        <translation>Logement et ville</translation>
    </message>
    <message>
        <source>load curve</source>
        <translation>courbe de charge</translation>
    </message>
    <message>
        <source>every quarter of an hour</source>
        <translation>tous les quarts d’heure</translation>
    </message>
    <message>
        <source>by the hour</source>
        <translation>par heure</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>par jour</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>par semaine</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>yearly</source>
        <translation>par an</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>en tout</translation>
    </message>
    <message>
        <source>{what}, {series}</source>
        <translation>{what}, {series}</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Compteur</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Capteur</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>Logement</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positions</translation>
    </message>
    <message>
        <source>Journeys</source>
        <translation>Trajets</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>Waste collections</source>
        <translation>Collectes de déchets</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Emprunts</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Soins</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Reimbursements</source>
        <translation>Remboursements</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visites</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mesuré</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corrigé</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>estimé</translation>
    </message>
    <message>
        <source>quality not stated</source>
        <translation>qualité non indiquée</translation>
    </message>
    <message>
        <source>{name} (not reviewed)</source>
        <translation>{name} (non vérifié)</translation>
    </message>
    <message>
        <source>period not known</source>
        <translation>période inconnue</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>du {first} au {last}</translation>
    </message>
    <message>
        <source>1 reading</source>
        <translation>1 mesure</translation>
    </message>
    <message>
        <source>{count} readings</source>
        <translation>{count} mesures</translation>
    </message>
</context>
<context>
    <name>DescribeCard</name>
    <message>
        <source>Nobody has described this file yet</source>
        <translation>Personne n’a encore décrit ce fichier</translation>
    </message>
    <message>
        <source>If it is a table, a few questions are enough: which column is the date, what was measured.</source>
        <translation>Si c’est un tableau, quelques questions suffisent&#xa0;: quelle colonne est la date, ce qui a été mesuré.</translation>
    </message>
    <message>
        <source>Describe this file</source>
        <translation>Décrire ce fichier</translation>
    </message>
    <message>
        <source>Show its structure, without values</source>
        <translation>Montrer sa structure, sans valeurs</translation>
    </message>
</context>
<context>
    <name>DescribePage</name>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Describe this file</source>
        <translation>Décrire ce fichier</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>Examen du fichier</translation>
    </message>
    <message>
        <source>Change a description</source>
        <translation>Modifier une description</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Open a file that is not recognised: you can describe it from there.</source>
        <translation>Ouvrez un fichier non reconnu&#xa0;: vous pourrez le décrire à partir de là.</translation>
    </message>
    <message>
        <source>No file to describe</source>
        <translation>Aucun fichier à décrire</translation>
    </message>
    <message>
        <source>Back to my descriptions</source>
        <translation>Revenir à mes descriptions</translation>
    </message>
    <message>
        <source>The description speaks of columns that this file does not have. Choose a file of its service.</source>
        <translation>La description parle de colonnes que ce fichier n’a pas. Choisissez un fichier de son service.</translation>
    </message>
    <message>
        <source>Another kind of file</source>
        <translation>Un autre type de fichier</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Keep and read the file</source>
        <translation>Garder et lire le fichier</translation>
    </message>
    <message>
        <source>One answer is still missing. It is marked now.</source>
        <translation>Il manque encore une réponse. Le champ est indiqué.</translation>
    </message>
    <message>
        <source>Keeping the description</source>
        <translation>Enregistrement de la description</translation>
    </message>
    <message>
        <source>Leave the description?</source>
        <translation>Quitter la description&#xa0;?</translation>
    </message>
    <message>
        <source>Your answers are not kept. The file stays where it is.</source>
        <translation>Vos réponses ne sont pas gardées. Le fichier reste où il est.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Go on describing</source>
        <translation>Continuer la description</translation>
    </message>
    <message>
        <source>Structure of the file</source>
        <translation>Structure du fichier</translation>
    </message>
    <message>
        <source>For a file that nobody can read yet.</source>
        <translation>Pour un fichier que personne ne sait encore lire.</translation>
    </message>
    <message>
        <source>Save this report…</source>
        <translation>Enregistrer ce rapport…</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>Le rapport est enregistré.</translation>
    </message>
</context>
<context>
    <name>DescribeWords</name>
    <message>
        <source>Readings: a meter or a sensor, one value at a time</source>
        <translation>Des relevés&#xa0;: un compteur ou un capteur, une valeur à la fois</translation>
    </message>
    <message>
        <source>Events: journeys, payments, visits, one a row</source>
        <translation>Des événements&#xa0;: trajets, paiements, visites, un par ligne</translation>
    </message>
    <message>
        <source>Positions: a track with latitude and longitude</source>
        <translation>Des positions&#xa0;: une trace avec latitude et longitude</translation>
    </message>
    <message>
        <source>When the measurement began</source>
        <translation>Le début de la mesure</translation>
    </message>
    <message>
        <source>When the measurement ended</source>
        <translation>La fin de la mesure</translation>
    </message>
    <message>
        <source>Only the day counts: one value a day</source>
        <translation>Seul le jour compte&#xa0;: une valeur par jour</translation>
    </message>
    <message>
        <source>One moment: the value was read just then</source>
        <translation>Un instant&#xa0;: la valeur a été lue à ce moment</translation>
    </message>
    <message>
        <source>Day first: 31/12/2025</source>
        <translation>Le jour d’abord&#xa0;: 31/12/2025</translation>
    </message>
    <message>
        <source>Month first: 12/31/2025</source>
        <translation>Le mois d’abord&#xa0;: 12/31/2025</translation>
    </message>
    <message>
        <source>All amounts are prices: what was paid</source>
        <translation>Tous les montants sont des prix&#xa0;: ce qui a été payé</translation>
    </message>
    <message>
        <source>Minus is money out, plus is money in</source>
        <translation>Moins est une dépense, plus est une recette</translation>
    </message>
    <message>
        <source>The comma: 1,234 is a little more than one</source>
        <translation>La virgule&#xa0;: 1,234 vaut un peu plus de un</translation>
    </message>
    <message>
        <source>The point: 1,234 is more than a thousand</source>
        <translation>Le point&#xa0;: 1,234 vaut plus de mille</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>UTC (universal time)</source>
        <translation>UTC (temps universel)</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>À choisir</translation>
    </message>
</context>
<context>
    <name>DescriptionsPage</name>
    <message>
        <source>They are kept on this computer, outside the vault, and hold no value of your files.</source>
        <translation>Elles restent sur cet ordinateur, hors du coffre, et ne contiennent aucune valeur de vos fichiers.</translation>
    </message>
    <message>
        <source>My descriptions of files</source>
        <translation>Mes descriptions de fichiers</translation>
    </message>
    <message>
        <source>Services that are understood</source>
        <translation>Services reconnus</translation>
    </message>
    <message>
        <source>Take in a description…</source>
        <translation>Ajouter une description…</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>What is read</source>
        <translation>Ce qui est lu</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>non vérifiée</translation>
    </message>
    <message>
        <source>Change it with a file…</source>
        <translation>Modifier avec un fichier…</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Vérifier la forme</translation>
    </message>
    <message>
        <source>Save it to hand on…</source>
        <translation>Enregistrer pour transmettre…</translation>
    </message>
    <message>
        <source>Remove it…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Reading your descriptions</source>
        <translation>Lecture de vos descriptions</translation>
    </message>
    <message>
        <source>A file that is not recognised can be described: you say what its columns mean, and every later file of that service is read. You can also take in the description somebody else made.</source>
        <translation>Un fichier non reconnu peut être décrit&#xa0;: vous dites ce que sont ses colonnes, et chaque nouveau fichier de ce service est lu. Vous pouvez aussi ajouter la description faite par quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>No description yet</source>
        <translation>Aucune description</translation>
    </message>
    <message>
        <source>Files with these headings: {columns}</source>
        <translation>Fichiers avec ces en-têtes&#xa0;: {columns}</translation>
    </message>
    <message>
        <source>Not reviewed: nobody has checked it but the person who wrote it.</source>
        <translation>Non vérifiée&#xa0;: personne d’autre que son auteur ne l’a contrôlée.</translation>
    </message>
    <message>
        <source>It says more than can be asked here, so it cannot be changed here.</source>
        <translation>Elle dit plus que ce qui peut être demandé ici&#xa0;; elle ne peut donc pas être modifiée ici.</translation>
    </message>
    <message>
        <source>The description is sound and stays within what a description may do. Whether its answers are right only shows on a file: compare a few rows in the review.</source>
        <translation>La description est bien formée et reste dans ce qu’une description peut faire. Seul un fichier montre si ses réponses sont justes&#xa0;: comparez quelques lignes avant d’importer.</translation>
    </message>
    <message>
        <source>Choose a file of “{service}”</source>
        <translation>Choisir un fichier de «&#xa0;{service}&#xa0;»</translation>
    </message>
    <message>
        <source>Save the description</source>
        <translation>Enregistrer la description</translation>
    </message>
    <message>
        <source>The description is saved. You can give it to the project or to somebody else: it holds headings, your answers and the structure of a file, no value of it.</source>
        <translation>La description est enregistrée. Vous pouvez la transmettre au projet ou à quelqu’un d’autre&#xa0;: elle contient des en-têtes, vos réponses et la structure d’un fichier, aucune de ses valeurs.</translation>
    </message>
    <message>
        <source>Descriptions (*.zip *.toml)</source>
        <translation>Descriptions (*.zip *.toml)</translation>
    </message>
    <message>
        <source>Take in a description</source>
        <translation>Ajouter une description</translation>
    </message>
    <message>
        <source>It calls its service “{service}”. {reads}.</source>
        <translation>Elle nomme son service «&#xa0;{service}&#xa0;». {reads}.</translation>
    </message>
    <message>
        <source>Take in this description?</source>
        <translation>Ajouter cette description&#xa0;?</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>L’ajouter</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>La laisser</translation>
    </message>
    <message>
        <source>The description is taken in. It stays marked as not reviewed.</source>
        <translation>La description est ajoutée. Elle reste marquée comme non vérifiée.</translation>
    </message>
    <message>
        <source>Remove this description?</source>
        <translation>Retirer cette description&#xa0;?</translation>
    </message>
    <message>
        <source>Files of “{service}” are then no longer recognised. What you imported stays in your vault.</source>
        <translation>Les fichiers de «&#xa0;{service}&#xa0;» ne seront plus reconnus. Ce que vous avez importé reste dans votre coffre.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>La retirer</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>The description is removed. What was imported with it stays.</source>
        <translation>La description est retirée. Ce qui a été importé avec elle reste.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Running shares</source>
        <translation>Partages en cours</translation>
    </message>
    <message>
        <source>Shares that are over</source>
        <translation>Partages terminés</translation>
    </message>
    <message>
        <source>No share is running</source>
        <translation>Aucun partage en cours</translation>
    </message>
    <message>
        <source>Nothing was shared</source>
        <translation>Rien n’a été partagé</translation>
    </message>
    <message>
        <source>Choose a slice, make it as coarse as you like, and see exactly what leaves before it is sealed.</source>
        <translation>Choisissez un extrait, rendez-le aussi grossier que vous voulez, et voyez exactement ce qui part avant de le sceller.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>Pas encore de contact</translation>
    </message>
    <message>
        <source>A card holds a recipient’s name and keys.</source>
        <translation>Une carte contient le nom et les clés d’un destinataire.</translation>
    </message>
</context>
<context>
    <name>ErrorState</name>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
</context>
<context>
    <name>EventsCard</name>
    <message>
        <source>Close the list</source>
        <translation>Fermer la liste</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>De, à</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
</context>
<context>
    <name>ExplorePage</name>
    <message>
        <source>Explore</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Save the figures (CSV)…</source>
        <translation>Enregistrer les chiffres (CSV)…</translation>
    </message>
    <message>
        <source>Save the picture (PNG)…</source>
        <translation>Enregistrer l’image (PNG)…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Reading the list of streams</source>
        <translation>Lecture de la liste des séries</translation>
    </message>
    <message>
        <source>Nothing to explore yet</source>
        <translation>Encore rien à explorer</translation>
    </message>
    <message>
        <source>Once readings are in the vault, you see them here as a curve, a typical day, a calendar.</source>
        <translation>Dès que le coffre contient des mesures, vous les voyez ici en courbe, en journée type, en calendrier.</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Look at a fictional household</source>
        <translation>Voir un foyer fictif</translation>
    </message>
    <message>
        <source>See what is in the vault</source>
        <translation>Voir ce que contient le coffre</translation>
    </message>
    <message numerus="yes">
        <source>%n stream(s). Choose one, a period and a view.</source>
        <translation>
            <numerusform>%n série. Choisissez une période et une vue.</numerusform>
            <numerusform>%n séries. Choisissez-en une, une période et une vue.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a stream</source>
        <translation>Choisissez une série</translation>
    </message>
    <message>
        <source>For example one of these:</source>
        <translation>Par exemple l’une de celles-ci&#xa0;:</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>Typical day</source>
        <translation>Journée type</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Barres</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Semaines</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Années</translation>
    </message>
    <message>
        <source>Reading the stream</source>
        <translation>Lecture de la série</translation>
    </message>
    <message>
        <source>Show {month}</source>
        <translation>Montrer {month}</translation>
    </message>
    <message>
        <source>Between {first} and {last} nothing is known of this stream.</source>
        <translation>Entre le {first} et le {last}, rien n’est connu de cette série.</translation>
    </message>
    <message>
        <source>No data in this period</source>
        <translation>Pas de données dans cette période</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Enregistrer les chiffres</translation>
    </message>
    <message>
        <source>Saving the figures</source>
        <translation>Enregistrement des chiffres</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>Saved. The file is not protected: anyone who uses this computer can read it.</source>
        <translation>Enregistré. Le fichier n’est pas protégé&#xa0;: toute personne qui utilise cet ordinateur peut le lire.</translation>
    </message>
</context>
<context>
    <name>ExploreWords</name>
    <message>
        <source>{unit} an hour</source>
        <translation>{unit} par heure</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>par jour</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>par semaine</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>by year</source>
        <translation>par an</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>du {first} au {last}</translation>
    </message>
    <message>
        <source>{when}: no data</source>
        <translation>{when}&#xa0;: pas de données</translation>
    </message>
    <message>
        <source>{when}: {amount}</source>
        <translation>{when}&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>{count}. Highest {high}, {high_when}; lowest {low}, {low_when}.</source>
        <translation>{count}. Le plus haut&#xa0;: {high}, {high_when}&#xa0;; le plus bas&#xa0;: {low}, {low_when}.</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s).</source>
        <translation>
            <numerusform>%n trou.</numerusform>
            <numerusform>%n trous.</numerusform>
        </translation>
    </message>
    <message>
        <source>Monday to Friday: {peak}</source>
        <translation>Du lundi au vendredi&#xa0;: {peak}</translation>
    </message>
    <message>
        <source>Saturday and Sunday: {peak}</source>
        <translation>Samedi et dimanche&#xa0;: {peak}</translation>
    </message>
    <message>
        <source>highest about {time} with {high}, lowest {low}, from {days}.</source>
        <translation>le plus haut vers {time} avec {high}, le plus bas {low}, sur {days}.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Highest {high}, {high_when}; lowest {low}, {low_when}.</source>
        <translation>Le plus haut&#xa0;: {high}, {high_when}&#xa0;; le plus bas&#xa0;: {low}, {low_when}.</translation>
    </message>
    <message numerus="yes">
        <source>%n incomplete bar(s), shown pale.</source>
        <translation>
            <numerusform>%n barre incomplète, en pâle.</numerusform>
            <numerusform>%n barres incomplètes, en pâle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without data, hatched.</source>
        <translation>
            <numerusform>%n sans données, hachurée.</numerusform>
            <numerusform>%n sans données, hachurées.</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>{share} % of the time</source>
        <translation>{share}&#xa0;% du temps</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileReviewPanel</name>
    <message>
        <source>Import this file</source>
        <translation>Importer ce fichier</translation>
    </message>
    <message>
        <source>This very file is in your vault already. There is nothing to do.</source>
        <translation>Ce fichier même est déjà dans votre coffre. Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Streams in the file</source>
        <translation>Séries du fichier</translation>
    </message>
    <message>
        <source>{kind}: {count}</source>
        <translation>{kind}&#xa0;: {count}</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquent</translation>
    </message>
    <message>
        <source>Total or mean</source>
        <translation>Total ou moyenne</translation>
    </message>
</context>
<context>
    <name>Fingerprint</name>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
</context>
<context>
    <name>FirstStep</name>
    <message>
        <source>Your data, on your computer</source>
        <translation>Vos données, sur votre ordinateur</translation>
    </message>
    <message>
        <source>Everything stays here</source>
        <translation>Tout reste ici</translation>
    </message>
    <message>
        <source>What you import is kept in one encrypted folder on this computer: the vault. Nothing is sent.</source>
        <translation>Ce que vous importez est gardé dans un dossier chiffré sur cet ordinateur&#xa0;: le coffre. Rien n’est envoyé.</translation>
    </message>
    <message>
        <source>Only you open it</source>
        <translation>Vous seul l’ouvrez</translation>
    </message>
    <message>
        <source>The vault protects your data when it is locked. There is no account, and no copy with us.</source>
        <translation>Le coffre protège vos données quand il est verrouillé. Il n’y a pas de compte, et nous n’avons aucune copie.</translation>
    </message>
    <message>
        <source>You decide what leaves</source>
        <translation>Vous décidez de ce qui part</translation>
    </message>
    <message>
        <source>You see each share word for word before it leaves, and you keep a receipt.</source>
        <translation>Vous voyez chaque partage mot pour mot avant qu’il parte, et vous en gardez un reçu.</translation>
    </message>
    <message>
        <source>My vault</source>
        <comment>proposed name of a folder</comment>
        <translation>Mon coffre</translation>
    </message>
    <message>
        <source>Name of your vault</source>
        <translation>Nom de votre coffre</translation>
    </message>
    <message>
        <source>It is the folder&apos;s name. No need for your own name.</source>
        <translation>C’est le nom du dossier. Votre propre nom n’est pas nécessaire.</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>Un autre emplacement…</translation>
    </message>
    <message>
        <source>Place: {folder}</source>
        <translation>Emplacement&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>Choose the passphrase</source>
        <translation>Choisir la phrase de passe</translation>
    </message>
    <message>
        <source>Open a vault I have</source>
        <translation>Ouvrir un coffre existant</translation>
    </message>
    <message>
        <source>Look at a fictional household</source>
        <translation>Voir un foyer fictif</translation>
    </message>
    <message>
        <source>Where the vault will be</source>
        <translation>Où sera le coffre</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Choisir un autre emplacement</translation>
    </message>
    <message>
        <source>Give the vault a name.</source>
        <translation>Donnez un nom au coffre.</translation>
    </message>
    <message>
        <source>There is a vault of this name already. Choose another name, or open it.</source>
        <translation>Un coffre de ce nom existe déjà. Choisissez un autre nom, ou ouvrez-le.</translation>
    </message>
</context>
<context>
    <name>FormatsCard</name>
    <message>
        <source>Several formats fit: which one is it?</source>
        <translation>Plusieurs formats conviennent&#xa0;: lequel est-ce&#xa0;?</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>«&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Read the file as this</source>
        <translation>Lire le fichier ainsi</translation>
    </message>
    <message>
        <source>Where does the file come from?</source>
        <translation>D’où vient le fichier&#xa0;?</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>HeatLegend</name>
    <message>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
    <message>
        <source>Colours by class, in {unit}</source>
        <translation>Couleurs par classe, en {unit}</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>{day}: no data</source>
        <translation>{day}&#xa0;: pas de données</translation>
    </message>
    <message>
        <source>{day}: {value}</source>
        <translation>{day}&#xa0;: {value}</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Import history</source>
        <translation>Historique des imports</translation>
    </message>
    <message>
        <source>A file, a source, a date</source>
        <translation>Un fichier, une source, une date</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>Annuler cet import…</translation>
    </message>
    <message>
        <source>Save a copy of the file…</source>
        <translation>Enregistrer une copie du fichier…</translation>
    </message>
    <message>
        <source>What was not understood</source>
        <translation>Ce qui n’a pas été compris</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message numerus="yes">
        <source>%n kept original(s)</source>
        <translation>
            <numerusform>%n original conservé</numerusform>
            <numerusform>%n originaux conservés</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}, {size} inside the vault, encrypted like everything else there.</source>
        <translation>{files}, {size} dans le coffre, chiffrés comme tout le reste.</translation>
    </message>
    <message>
        <source>No original file is kept in the vault.</source>
        <translation>Aucun fichier original n’est conservé dans le coffre.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Non compris</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>in the vault</source>
        <translation>dans le coffre</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulé</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Share a slice…</source>
        <translation>Partager un extrait…</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Reading what you hold</source>
        <translation>Lecture de vos données</translation>
    </message>
    <message>
        <source>Nothing is in this vault yet. Everything stays on this computer.</source>
        <translation>Ce coffre est encore vide. Tout reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Begin with one file</source>
        <translation>Commencez par un seul fichier</translation>
    </message>
    <message>
        <source>One export of your electricity, gas, water or transport card is enough for a first answer. Or look at a fictional household first: nothing there is about you.</source>
        <translation>Un seul export d’électricité, de gaz, d’eau ou de carte de transport suffit pour une première réponse. Ou regardez d’abord un foyer fictif&#xa0;: rien n’y parle de vous.</translation>
    </message>
    <message>
        <source>Look at a fictional household</source>
        <translation>Voir un foyer fictif</translation>
    </message>
    <message>
        <source>What your data say</source>
        <translation>Ce que disent vos données</translation>
    </message>
    <message>
        <source>Running shares</source>
        <translation>Partages en cours</translation>
    </message>
    <message>
        <source>Nothing is shared.</source>
        <translation>Rien n’est partagé.</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
    <message>
        <source>See what left</source>
        <translation>Voir ce qui est parti</translation>
    </message>
</context>
<context>
    <name>HomeWords</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} readings</source>
        <translation>{count} mesures</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} événements</translation>
    </message>
    <message>
        <source>{count} positions</source>
        <translation>{count} positions</translation>
    </message>
    <message>
        <source>{counted}. Everything is on this computer.</source>
        <translation>{counted}. Tout est sur cet ordinateur.</translation>
    </message>
    <message>
        <source>{counted}, from {first} to {last}. Everything is on this computer.</source>
        <translation>{counted}, du {first} au {last}. Tout est sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Since your last visit on {day}: {files}, {values} new values.</source>
        <translation>Depuis votre visite du {day}&#xa0;: {files}, {values} nouvelles valeurs.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n fichier importé</numerusform>
            <numerusform>%n fichiers importés</numerusform>
        </translation>
    </message>
    <message>
        <source>journeys</source>
        <translation>trajets</translation>
    </message>
    <message>
        <source>journey</source>
        <translation>trajet</translation>
    </message>
    <message>
        <source>collections</source>
        <translation>collectes</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>collecte</translation>
    </message>
    <message>
        <source>Next: {what}, {day}</source>
        <translation>Prochaine&#xa0;: {what}, {day}</translation>
    </message>
    <message>
        <source>No data for {month}</source>
        <translation>Pas de données pour {month}</translation>
    </message>
    <message>
        <source>No whole {month} to compare with</source>
        <translation>Pas de comparaison&#xa0;: {month} n’est pas entier</translation>
    </message>
    <message>
        <source>As in {month}</source>
        <translation>Comme en {month}</translation>
    </message>
    <message>
        <source>↓ {share} % less than in {month}</source>
        <translation>↓ {share}&#xa0;% de moins qu’en {month}</translation>
    </message>
    <message>
        <source>↑ {share} % more than in {month}</source>
        <translation>↑ {share}&#xa0;% de plus qu’en {month}</translation>
    </message>
    <message>
        <source>{what}: {amount} in {month}, as much as in {before}.</source>
        <translation>{what}&#xa0;: {amount} en {month}, autant qu’en {before}.</translation>
    </message>
    <message>
        <source>{what}: {amount} in {month}, {share} % less than in {before}.</source>
        <translation>{what}&#xa0;: {amount} en {month}, {share}&#xa0;% de moins qu’en {before}.</translation>
    </message>
    <message>
        <source>{what}: {amount} in {month}, {share} % more than in {before}.</source>
        <translation>{what}&#xa0;: {amount} en {month}, {share}&#xa0;% de plus qu’en {before}.</translation>
    </message>
    <message>
        <source>{what}, {month}: {amount}. {note}</source>
        <translation>{what}, {month}&#xa0;: {amount}. {note}</translation>
    </message>
    <message>
        <source>Average power ({unit}) by hour, {month}</source>
        <translation>Puissance moyenne ({unit}) par heure, {month}</translation>
    </message>
    <message>
        <source>Average power ({unit}) by hour, {month}, compared with {before}</source>
        <translation>Puissance moyenne ({unit}) par heure, {month}, comparée à {before}</translation>
    </message>
    <message>
        <source>{unit} an hour</source>
        <translation>{unit} par heure</translation>
    </message>
    <message>
        <source>Highest about {time}: {peak}; lowest: {low}. From {days} days.</source>
        <translation>Au plus haut vers {time}&#xa0;: {peak}&#xa0;; au plus bas&#xa0;: {low}. Sur {days} jours.</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Receive data yourself</source>
        <translation>Recevoir des données</translation>
    </message>
    <message>
        <source>An identity opens what others seal for you; its card is what you give away.</source>
        <translation>Une identité ouvre ce que d’autres scellent pour vous&#xa0;; sa carte est ce que vous donnez.</translation>
    </message>
    <message>
        <source>Your name, as others will read it</source>
        <translation>Votre nom, tel que les autres le liront</translation>
    </message>
    <message>
        <source>Make an identity and a card…</source>
        <translation>Créer une identité et une carte…</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Écrivez d’abord un nom.</translation>
    </message>
    <message>
        <source>Where identity and card are to lie</source>
        <translation>Où placer l’identité et la carte</translation>
    </message>
    <message>
        <source>Card, to give away</source>
        <translation>Carte, à donner</translation>
    </message>
    <message>
        <source>Identity, to keep to yourself</source>
        <translation>Identité, à garder pour vous</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>The identity file is not encrypted. Keep it on a protected disk, and make a copy of it.</source>
        <translation>Le fichier d’identité n’est pas chiffré. Gardez-le sur un disque protégé, et faites-en une copie.</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import other files</source>
        <translation>Importer d’autres fichiers</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Reading the list of formats</source>
        <translation>Lecture de la liste des formats</translation>
    </message>
    <message>
        <source>Each file is shown to you first. Everything stays on this computer.</source>
        <translation>Chaque fichier vous est d’abord montré. Tout reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Choisir les fichiers à importer</translation>
    </message>
    <message>
        <source>Choose a folder to import</source>
        <translation>Choisir le dossier à importer</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>Lecture des fichiers</translation>
    </message>
    <message>
        <source>Nothing is written while your files are read.</source>
        <translation>Rien n’est écrit pendant la lecture de vos fichiers.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Arrêté. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>There is no file in there.</source>
        <translation>Il n’y a aucun fichier là-dedans.</translation>
    </message>
    <message>
        <source>This is what was found. Nothing has been written yet.</source>
        <translation>Voici ce qui a été trouvé. Rien n’est encore écrit.</translation>
    </message>
    <message>
        <source>Review before importing</source>
        <translation>À vérifier avant l’import</translation>
    </message>
    <message>
        <source>Each file is written as a whole or not at all: stopping leaves no trace of it.</source>
        <translation>Chaque fichier est écrit en entier ou pas du tout&#xa0;: un arrêt n’en laisse aucune trace.</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import en cours</translation>
    </message>
    <message>
        <source>This is what came in.</source>
        <translation>Voici ce qui est entré.</translation>
    </message>
    <message>
        <source>Undo this import?</source>
        <translation>Annuler cet import&#xa0;?</translation>
    </message>
    <message>
        <source>What only these files brought is removed from the vault. Your files stay where they are.</source>
        <translation>Ce que seuls ces fichiers ont apporté est retiré du coffre. Vos fichiers restent où ils sont.</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Annuler l’import</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Annulation de l’import</translation>
    </message>
    <message numerus="yes">
        <source>%n import(s) undone. Nothing of it is left in the vault.</source>
        <translation>
            <numerusform>%n import annulé. Il n’en reste rien dans le coffre.</numerusform>
            <numerusform>%n imports annulés. Il n’en reste rien dans le coffre.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importé</translation>
    </message>
    <message>
        <source>Already imported</source>
        <translation>Déjà importé</translation>
    </message>
    <message>
        <source>One question</source>
        <translation>Une question</translation>
    </message>
    <message>
        <source>Which format?</source>
        <translation>Quel format&#xa0;?</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>Non reconnu</translation>
    </message>
    <message>
        <source>Holds no readings</source>
        <translation>Sans mesures</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>You chose this format.</source>
        <translation>Vous avez choisi ce format.</translation>
    </message>
    <message>
        <source>Recognised with certainty by {reasons}.</source>
        <translation>Reconnu avec certitude à {reasons}.</translation>
    </message>
    <message>
        <source>Recognised fairly surely by {reasons}.</source>
        <translation>Reconnu assez sûrement à {reasons}.</translation>
    </message>
    <message>
        <source>Recognised, but not surely, by {reasons}. Check the rows below.</source>
        <translation>Reconnu sans certitude à {reasons}. Vérifiez les lignes ci-dessous.</translation>
    </message>
    <message>
        <source>its column names</source>
        <translation>ses noms de colonnes</translation>
    </message>
    <message>
        <source>its file name</source>
        <translation>son nom de fichier</translation>
    </message>
    <message>
        <source>its separators</source>
        <translation>ses séparateurs</translation>
    </message>
    <message>
        <source>its sheet names</source>
        <translation>ses noms de feuilles</translation>
    </message>
    <message>
        <source>its content</source>
        <translation>son contenu</translation>
    </message>
    <message>
        <source>its first lines</source>
        <translation>ses premières lignes</translation>
    </message>
    <message>
        <source>its root element</source>
        <translation>son élément racine</translation>
    </message>
    <message>
        <source>its namespace</source>
        <translation>son espace de noms</translation>
    </message>
    <message>
        <source>its elements</source>
        <translation>ses éléments</translation>
    </message>
    <message>
        <source>its keys</source>
        <translation>ses clés</translation>
    </message>
    <message>
        <source>its first bytes</source>
        <translation>ses premiers octets</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} et {last}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not understood</source>
        <translation>
            <numerusform>%n ligne non comprise</numerusform>
            <numerusform>%n lignes non comprises</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} already stored</source>
        <translation>{count} déjà présentes</translation>
    </message>
    <message>
        <source>{count} with a new value</source>
        <translation>{count} avec une nouvelle valeur</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 événement</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} événements</translation>
    </message>
    <message>
        <source>1 position</source>
        <translation>1 position</translation>
    </message>
    <message>
        <source>{count} positions</source>
        <translation>{count} positions</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 fiche</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} fiches</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>du {first} au {last}</translation>
    </message>
    <message>
        <source>Nothing new to import</source>
        <translation>Rien de nouveau à importer</translation>
    </message>
    <message>
        <source>Import {count} entries</source>
        <translation>Importer {count} entrées</translation>
    </message>
    <message>
        <source>Import {what}</source>
        <translation>Importer {what}</translation>
    </message>
    <message>
        <source>set aside: no value of its own</source>
        <translation>mise de côté&#xa0;: sans valeur propre</translation>
    </message>
    <message>
        <source>stated as missing</source>
        <translation>indiquée comme manquante</translation>
    </message>
    <message>
        <source>{when}: {amount}</source>
        <translation>{when}&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Is this what you used, or what you produced?</source>
        <translation>Est-ce ce que vous avez consommé, ou ce que vous avez produit&#xa0;?</translation>
    </message>
    <message>
        <source>The file does not say it. A solar household gets both files with the same columns.</source>
        <translation>Le fichier ne le dit pas. Un foyer équipé de panneaux reçoit les deux fichiers avec les mêmes colonnes.</translation>
    </message>
    <message>
        <source>Which year does the file begin in?</source>
        <translation>En quelle année le fichier commence-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>The file gives days and weeks without their year.</source>
        <translation>Le fichier donne des jours et des semaines sans leur année.</translation>
    </message>
    <message>
        <source>How are the dates written?</source>
        <translation>Comment les dates sont-elles écrites&#xa0;?</translation>
    </message>
    <message>
        <source>All dates of the file can be read both ways.</source>
        <translation>Toutes les dates du fichier peuvent se lire des deux façons.</translation>
    </message>
    <message>
        <source>In which time zone are the times?</source>
        <translation>Dans quel fuseau horaire sont les heures&#xa0;?</translation>
    </message>
    <message>
        <source>The file gives times without their zone, for example Europe/Paris.</source>
        <translation>Le fichier donne les heures sans leur fuseau, par exemple Europe/Paris.</translation>
    </message>
    <message>
        <source>In which unit are the values?</source>
        <translation>Dans quelle unité sont les valeurs&#xa0;?</translation>
    </message>
    <message>
        <source>The file does not say it, and the amounts depend on it.</source>
        <translation>Le fichier ne le dit pas, et les quantités en dépendent.</translation>
    </message>
    <message>
        <source>Which meter is this file from?</source>
        <translation>De quel compteur vient ce fichier&#xa0;?</translation>
    </message>
    <message>
        <source>The file does not name it. Any word of yours will do, always the same for the same meter.</source>
        <translation>Le fichier ne le nomme pas. Un mot de votre choix suffit, toujours le même pour le même compteur.</translation>
    </message>
    <message>
        <source>What I used (taken from the grid)</source>
        <translation>Ce que j’ai consommé (pris au réseau)</translation>
    </message>
    <message>
        <source>What I produced (given to the grid)</source>
        <translation>Ce que j’ai produit (donné au réseau)</translation>
    </message>
    <message>
        <source>Day first: 31/12/2025</source>
        <translation>Le jour d’abord&#xa0;: 31/12/2025</translation>
    </message>
    <message>
        <source>Month first: 12/31/2025</source>
        <translation>Le mois d’abord&#xa0;: 12/31/2025</translation>
    </message>
    <message>
        <source>Year first: 2025-12-31</source>
        <translation>L’année d’abord&#xa0;: 2025-12-31</translation>
    </message>
</context>
<context>
    <name>Interior</name>
    <message>
        <source>Preparing the fictional household: its files are imported into a vault of its own.</source>
        <translation>Préparation du foyer fictif&#xa0;: ses fichiers sont importés dans un coffre à lui.</translation>
    </message>
    <message>
        <source>You left the fictional household. Its folder is removed.</source>
        <translation>Vous avez quitté le foyer fictif. Son dossier est supprimé.</translation>
    </message>
    <message>
        <source>You left the fictional household. Its folder could not be removed.</source>
        <translation>Vous avez quitté le foyer fictif. Son dossier n’a pas pu être supprimé.</translation>
    </message>
    <message numerus="yes">
        <source>Locking in %n s. Any key keeps it open.</source>
        <translation>
            <numerusform>Verrouillage dans %n s. Une touche suffit pour rester.</numerusform>
            <numerusform>Verrouillage dans %n s. Une touche suffit pour rester.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemsCard</name>
    <message>
        <source>Events, positions, records</source>
        <translation>Événements, positions, fiches</translation>
    </message>
    <message>
        <source>Show the rows</source>
        <translation>Montrer les lignes</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Everything the program did with your data, newest first.</source>
        <translation>Tout ce que le programme a fait de vos données, le plus récent d’abord.</translation>
    </message>
    <message>
        <source>Export the journal…</source>
        <translation>Exporter le journal…</translation>
    </message>
    <message>
        <source>A word, a file, a date</source>
        <translation>Un mot, un fichier, une date</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Only what left this computer</source>
        <translation>Seulement ce qui a quitté cet ordinateur</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Where it stayed</source>
        <translation>Où c’est resté</translation>
    </message>
    <message>
        <source>Left, to {recipient}</source>
        <translation>Parti, vers {recipient}</translation>
    </message>
    <message>
        <source>Never left this computer</source>
        <translation>N’a jamais quitté cet ordinateur</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>Lecture du journal</translation>
    </message>
    <message>
        <source>Each import, share and change of the vault will stand here.</source>
        <translation>Chaque import, partage et changement du coffre sera noté ici.</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien pour l’instant</translation>
    </message>
    <message>
        <source>journal.csv</source>
        <comment>proposed file name</comment>
        <translation>journal.csv</translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>Exporter le journal</translation>
    </message>
    <message>
        <source>The journal is exported. The file is not protected: it is readable by anyone.</source>
        <translation>Le journal est exporté. Le fichier n’est pas protégé&#xa0;: tout le monde peut le lire.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Stop what is running</source>
        <translation>Arrêter ce qui est en cours</translation>
    </message>
    <message>
        <source>“{title}” is not finished. Nothing of it is kept if you stop it now.</source>
        <translation>«&#xa0;{title}&#xa0;» n’est pas terminé. Rien n’en sera gardé si vous arrêtez maintenant.</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>KeysChanged</name>
    <message>
        <source>The keys of {name} have changed</source>
        <translation>Les clés de {name} ont changé</translation>
    </message>
    <message>
        <source>This card carries the name of a contact of yours, but other keys. Perhaps they made new ones; perhaps somebody else made the card. Nothing can be shared with it until you have decided.</source>
        <translation>Cette carte porte le nom d’un de vos contacts, mais d’autres clés. Il en a peut-être créé de nouvelles&#xa0;; quelqu’un d’autre a peut-être fait la carte. Rien ne peut être partagé avec elle avant votre décision.</translation>
    </message>
    <message>
        <source>The card you hold</source>
        <translation>La carte que vous avez</translation>
    </message>
    <message>
        <source>The new card</source>
        <translation>La nouvelle carte</translation>
    </message>
    <message>
        <source>Compare the new fingerprint with the recipient in person or by telephone. Whatever you decide, a new card starts as unchecked.</source>
        <translation>Comparez la nouvelle empreinte avec le destinataire, de vive voix ou par téléphone. Dans tous les cas, une nouvelle carte commence comme non vérifiée.</translation>
    </message>
    <message>
        <source>Keep the card you hold</source>
        <translation>Garder la carte que vous avez</translation>
    </message>
    <message>
        <source>Take the new card…</source>
        <translation>Prendre la nouvelle carte…</translation>
    </message>
    <message>
        <source>Card valid until {day}</source>
        <translation>Carte valable jusqu’au {day}</translation>
    </message>
</context>
<context>
    <name>LastingCard</name>
    <message>
        <source>What cannot be undone</source>
        <translation>Ce qui est irréversible</translation>
    </message>
</context>
<context>
    <name>LoadingState</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>MeaningStep</name>
    <message>
        <source>What do the columns mean?</source>
        <translation>Que veulent dire les colonnes&#xa0;?</translation>
    </message>
    <message>
        <source>What does “{column}” measure?</source>
        <translation>Que mesure «&#xa0;{column}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>How does “{column}” mark decimals?</source>
        <translation>Quel est le signe décimal de «&#xa0;{column}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>What does the date in a row mean?</source>
        <translation>Que veut dire la date d’une ligne&#xa0;?</translation>
    </message>
    <message>
        <source>In which unit?</source>
        <translation>Dans quelle unité&#xa0;?</translation>
    </message>
    <message>
        <source>Unit of “{column}”</source>
        <translation>Unité de «&#xa0;{column}&#xa0;»</translation>
    </message>
    <message>
        <source>What is each row?</source>
        <translation>Qu’est chaque ligne&#xa0;?</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Which column says it in words?</source>
        <translation>Quelle colonne le dit en mots&#xa0;?</translation>
    </message>
    <message>
        <source>Which column holds the amount?</source>
        <translation>Quelle colonne donne le montant&#xa0;?</translation>
    </message>
    <message>
        <source>How are the amounts written?</source>
        <translation>Comment les montants sont-ils écrits&#xa0;?</translation>
    </message>
    <message>
        <source>In which currency?</source>
        <translation>Dans quelle monnaie&#xa0;?</translation>
    </message>
    <message>
        <source>Which column holds the latitude?</source>
        <translation>Quelle colonne donne la latitude&#xa0;?</translation>
    </message>
    <message>
        <source>Which column holds the longitude?</source>
        <translation>Quelle colonne donne la longitude&#xa0;?</translation>
    </message>
    <message>
        <source>All dates of the file can be read both ways.</source>
        <translation>Toutes les dates du fichier peuvent se lire des deux façons.</translation>
    </message>
    <message>
        <source>How are the dates written?</source>
        <translation>Comment les dates sont-elles écrites&#xa0;?</translation>
    </message>
    <message>
        <source>The times of the file, or its days, are those of this place.</source>
        <translation>Les heures du fichier, ou ses jours, sont ceux de ce lieu.</translation>
    </message>
    <message>
        <source>Where do the times belong?</source>
        <translation>De quel lieu sont les heures&#xa0;?</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>You stopped this. Nothing was kept of it.</source>
        <translation>Vous avez arrêté. Rien n’en a été gardé.</translation>
    </message>
    <message>
        <source>Not possible like this</source>
        <translation>Impossible ainsi</translation>
    </message>
    <message>
        <source>The computer could not do this</source>
        <translation>L’ordinateur n’a pas pu le faire</translation>
    </message>
    <message>
        <source>Something unexpected</source>
        <translation>Quelque chose d’inattendu</translation>
    </message>
    <message>
        <source>Something unexpected happened: {code}. Your vault was not changed by it.</source>
        <translation>Il s’est passé quelque chose d’inattendu&#xa0;: {code}. Votre coffre n’en a pas été changé.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and report them: they hold no data.</source>
        <translation>Réessayez. Si cela se reproduit, copiez les détails et signalez-les&#xa0;: ils ne contiennent aucune donnée.</translation>
    </message>
</context>
<context>
    <name>NameStep</name>
    <message>
        <source>What is this service called?</source>
        <translation>Comment s’appelle ce service&#xa0;?</translation>
    </message>
    <message>
        <source>For example the name of the water company. You will see it beside your data.</source>
        <translation>Par exemple le nom de la régie des eaux. Vous le verrez à côté de vos données.</translation>
    </message>
    <message>
        <source>Name of the service</source>
        <translation>Nom du service</translation>
    </message>
    <message>
        <source>Your description is kept on this computer and used for the next file of this kind. It holds headings and your answers, no value of the file. It is marked as not reviewed.</source>
        <translation>Votre description est gardée sur cet ordinateur et servira au prochain fichier du même genre. Elle contient les en-têtes et vos réponses, aucune valeur du fichier. Elle porte la mention «&#xa0;non vérifié&#xa0;».</translation>
    </message>
</context>
<context>
    <name>Onboarding</name>
    <message>
        <source>What stays here</source>
        <translation>Ce qui reste ici</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Feuille de secours</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Choose a folder that ends in .sdtvault</source>
        <translation>Choisissez un dossier qui finit par .sdtvault</translation>
    </message>
    <message>
        <source>Go on without recovery words</source>
        <translation>Continuer sans mots de secours</translation>
    </message>
    <message>
        <source>If you lose the passphrase, the data are lost: nobody can open the vault, and we cannot help.</source>
        <translation>Si vous perdez la phrase de passe, les données sont perdues&#xa0;: personne ne peut ouvrir le coffre, et nous ne pouvons pas vous aider.</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>Continuer sans</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
</context>
<context>
    <name>OpenCard</name>
    <message>
        <source>Open a package you received</source>
        <translation>Ouvrir un paquet reçu</translation>
    </message>
    <message>
        <source>Drop a .sdtshare file here. All 13 checks run before anything of it is shown.</source>
        <translation>Déposez ici un fichier .sdtshare. Les 13 vérifications passent avant que rien n’en soit montré.</translation>
    </message>
    <message>
        <source>Choose a package…</source>
        <translation>Choisir un paquet…</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>aucun choisi</translation>
    </message>
    <message>
        <source>Another package…</source>
        <translation>Un autre paquet…</translation>
    </message>
    <message>
        <source>Your identity</source>
        <translation>Votre identité</translation>
    </message>
    <message>
        <source>the .identity.txt file that belongs to your card</source>
        <translation>le fichier .identity.txt qui va avec votre carte</translation>
    </message>
    <message>
        <source>Choose your identity…</source>
        <translation>Choisir votre identité…</translation>
    </message>
    <message>
        <source>Check and open</source>
        <translation>Vérifier et ouvrir</translation>
    </message>
    <message>
        <source>Choose a package</source>
        <translation>Choisir un paquet</translation>
    </message>
    <message>
        <source>Sealed package (*.sdtshare)</source>
        <translation>Paquet scellé (*.sdtshare)</translation>
    </message>
    <message>
        <source>Choose your identity</source>
        <translation>Choisir votre identité</translation>
    </message>
    <message>
        <source>Identity (*.identity.txt *.txt)</source>
        <translation>Identité (*.identity.txt *.txt)</translation>
    </message>
</context>
<context>
    <name>OpenedView</name>
    <message>
        <source>Save the files…</source>
        <translation>Enregistrer les fichiers…</translation>
    </message>
    <message>
        <source>Open another package</source>
        <translation>Ouvrir un autre paquet</translation>
    </message>
</context>
<context>
    <name>OpeningCard</name>
    <message>
        <source>How the recipient opens it</source>
        <translation>Comment le destinataire l’ouvre</translation>
    </message>
    <message>
        <source>With this program: page Received, or in a terminal:</source>
        <translation>Avec ce programme&#xa0;: page Paquets reçus, ou dans un terminal&#xa0;:</translation>
    </message>
    <message>
        <source>Without it, with the ordinary tools age, unzip and minisign:</source>
        <translation>Sans lui, avec les outils courants age, unzip et minisign&#xa0;:</translation>
    </message>
    <message>
        <source>Copy these lines</source>
        <translation>Copier ces lignes</translation>
    </message>
</context>
<context>
    <name>OtherFormatCard</name>
    <message>
        <source>You know where it comes from?</source>
        <translation>Vous savez d’où il vient&#xa0;?</translation>
    </message>
    <message>
        <source>Read the file as this</source>
        <translation>Lire le fichier ainsi</translation>
    </message>
    <message>
        <source>Choose its format: the file is read and shown, still without writing.</source>
        <translation>Choisissez son format&#xa0;: le fichier est lu et montré, toujours sans rien écrire.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>You are looking at {name}: nothing here is about you.</source>
        <translation>Vous regardez {name}&#xa0;: rien ici ne parle de vous.</translation>
    </message>
    <message>
        <source>Leave the fictional household</source>
        <translation>Quitter le foyer fictif</translation>
    </message>
</context>
<context>
    <name>PageNames</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Mes données</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Describe this file</source>
        <translation>Décrire ce fichier</translation>
    </message>
    <message>
        <source>Services that are understood</source>
        <translation>Services reconnus</translation>
    </message>
    <message>
        <source>My descriptions of files</source>
        <translation>Mes descriptions de fichiers</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Paquets reçus</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
</context>
<context>
    <name>PassphraseCard</name>
    <message>
        <source>Copies of the vault made earlier still open with the old one.</source>
        <translation>Les copies du coffre faites auparavant s’ouvrent encore avec l’ancienne.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Changer la phrase de passe</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase de passe</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>At least 12 characters.</source>
        <translation>Au moins 12 caractères.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases de passe sont différentes.</translation>
    </message>
    <message>
        <source>Changing the passphrase</source>
        <translation>Changement de la phrase de passe</translation>
    </message>
    <message>
        <source>The passphrase is changed. From now on only the new one opens this vault.</source>
        <translation>La phrase de passe est changée. Désormais, seule la nouvelle ouvre ce coffre.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Show the passphrase</source>
        <translation>Afficher la phrase de passe</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Masquer la phrase de passe</translation>
    </message>
    <message>
        <source>Very easy to guess</source>
        <translation>Très facile à deviner</translation>
    </message>
    <message>
        <source>Easy to guess</source>
        <translation>Facile à deviner</translation>
    </message>
    <message>
        <source>Could be guessed</source>
        <translation>Peut être devinée</translation>
    </message>
    <message>
        <source>Hard to guess</source>
        <translation>Difficile à deviner</translation>
    </message>
    <message>
        <source>Very hard to guess</source>
        <translation>Très difficile à deviner</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>The passphrase that opens your vault</source>
        <translation>La phrase de passe qui ouvre votre coffre</translation>
    </message>
    <message>
        <source>Making the vault. Computing the key takes about a second, on purpose.</source>
        <translation>Création du coffre. Le calcul de la clé prend environ une seconde, exprès.</translation>
    </message>
    <message>
        <source>Use these seven words (recommended)</source>
        <translation>Prendre ces sept mots (conseillé)</translation>
    </message>
    <message>
        <source>Write my own passphrase</source>
        <translation>Écrire ma propre phrase de passe</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>D’autres mots</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Drawn on this computer. Write them down, or keep them in a password manager.</source>
        <translation>Tirés au hasard sur cet ordinateur. Notez-les, ou gardez-les dans un gestionnaire de mots de passe.</translation>
    </message>
    <message>
        <source>I have noted these words</source>
        <translation>J’ai noté ces mots</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation>Phrase de passe, encore une fois</translation>
    </message>
    <message>
        <source>At least 12 characters. Several words without a link between them are best. Pasting works.</source>
        <translation>Au moins 12 caractères. Le mieux&#xa0;: plusieurs mots sans lien entre eux. Coller est possible.</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Créer le coffre</translation>
    </message>
    <message>
        <source>Copied. The clipboard is cleared in 30 seconds.</source>
        <translation>Copié. Le presse-papiers sera vidé dans 30 secondes.</translation>
    </message>
    <message>
        <source>Too short: at least 12 characters are needed.</source>
        <translation>Trop courte&#xa0;: il faut au moins 12 caractères.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases de passe sont différentes.</translation>
    </message>
</context>
<context>
    <name>PeriodPicker</name>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>12 derniers mois</translation>
    </message>
    <message>
        <source>Last 31 days</source>
        <translation>31 derniers jours</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Du … au …</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Montrer ces jours</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>The rows of the file</source>
        <translation>Les lignes du fichier</translation>
    </message>
    <message>
        <source>At the left what stands in the file, at the right what was understood of it.</source>
        <translation>À gauche ce que dit le fichier, à droite ce qui en a été compris.</translation>
    </message>
    <message>
        <source>Only what was not understood</source>
        <translation>Seulement ce qui n’a pas été compris</translation>
    </message>
    <message>
        <source>Every row was understood.</source>
        <translation>Toutes les lignes ont été comprises.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dans le fichier</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
</context>
<context>
    <name>ProblemsCard</name>
    <message>
        <source>What was not understood</source>
        <translation>Ce qui n’a pas été compris</translation>
    </message>
    <message>
        <source>{read} rows read, {used} used, {skipped} set aside as no data, {rejected} not understood.</source>
        <translation>{read} lignes lues, {used} utilisées, {skipped} mises de côté, {rejected} non comprises.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>The first {count} are listed.</source>
        <translation>Les {count} premières sont listées.</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Fermer la liste</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>comparing with what is held</source>
        <translation>comparaison avec ce qui est déjà là</translation>
    </message>
    <message>
        <source>writing into the vault</source>
        <translation>écriture dans le coffre</translation>
    </message>
    <message>
        <source>sealing</source>
        <translation>scellement</translation>
    </message>
    <message>
        <source>verifying</source>
        <translation>vérification</translation>
    </message>
    <message>
        <source>computing the key</source>
        <translation>calcul de la clé</translation>
    </message>
</context>
<context>
    <name>QuestionsCard</name>
    <message>
        <source>The file does not say it: please answer</source>
        <translation>Le fichier ne le dit pas&#xa0;: à vous de répondre</translation>
    </message>
    <message>
        <source>Read the file with this answer</source>
        <translation>Lire le fichier avec cette réponse</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Vault: {name}</source>
        <translation>Coffre&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>ReadmeCard</name>
    <message>
        <source>README the package carries</source>
        <translation>Le LISEZ-MOI du paquet</translation>
    </message>
    <message>
        <source>README of the package</source>
        <translation>LISEZ-MOI du paquet</translation>
    </message>
</context>
<context>
    <name>ReadyStep</name>
    <message>
        <source>Your vault is ready</source>
        <translation>Votre coffre est prêt</translation>
    </message>
    <message>
        <source>One file is enough to begin: a year of electricity or water readings, for example.</source>
        <translation>Un fichier suffit pour commencer&#xa0;: un an de relevés d’électricité ou d’eau, par exemple.</translation>
    </message>
    <message>
        <source>You can also look at a fictional household first. It lives in a vault of its own, apart from yours.</source>
        <translation>Vous pouvez aussi regarder d’abord un foyer fictif. Il vit dans un coffre à lui, à part du vôtre.</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Look at a fictional household</source>
        <translation>Voir un foyer fictif</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Aller à l’accueil</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>Consent receipt</source>
        <translation>Reçu de consentement</translation>
    </message>
    <message>
        <source>In the package as consent-receipt.jsonld: a copy for the recipient, one for you.</source>
        <translation>Dans le paquet sous le nom consent-receipt.jsonld&#xa0;: un exemplaire pour le destinataire, un pour vous.</translation>
    </message>
</context>
<context>
    <name>ReceiptWords</name>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Jusqu’à quand</translation>
    </message>
    <message>
        <source>Your yes</source>
        <translation>Votre accord</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Base légale</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer l’accord</translation>
    </message>
    <message>
        <source>Complain</source>
        <translation>Réclamation</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Numéro du reçu</translation>
    </message>
    <message>
        <source>{what}, {grain}, from {first} to {last}: {rows}</source>
        <translation>{what}, {grain}, du {first} au {last}&#xa0;: {rows}</translation>
    </message>
    <message>
        <source>{purpose}. No other purpose, no onward transfer.</source>
        <translation>{purpose}. Aucun autre usage, aucune transmission.</translation>
    </message>
    <message>
        <source>{day}. Then the recipient is to erase it within a month.</source>
        <translation>{day}. Le destinataire doit ensuite l’effacer sous un mois.</translation>
    </message>
    <message>
        <source>Not given yet: you give it with the button that seals.</source>
        <translation>Pas encore donné&#xa0;: vous le donnez avec le bouton qui scelle.</translation>
    </message>
    <message>
        <source>Given on {moment}</source>
        <translation>Donné le {moment}</translation>
    </message>
    <message>
        <source>consent (GDPR, article 6(1)(a))</source>
        <translation>consentement (RGPD, article 6.1.a)</translation>
    </message>
    <message>
        <source>explicit consent to health data (GDPR, article 9(2)(a))</source>
        <translation>consentement explicite pour des données de santé (RGPD, article 9.2.a)</translation>
    </message>
    <message>
        <source>At any time: {place}</source>
        <translation>À tout moment&#xa0;: {place}</translation>
    </message>
    <message>
        <source>At any time, by telling the recipient.</source>
        <translation>À tout moment, en le disant au destinataire.</translation>
    </message>
</context>
<context>
    <name>ReceivedPage</name>
    <message>
        <source>Received packages</source>
        <translation>Paquets reçus</translation>
    </message>
    <message>
        <source>Data that others entrusted to you: checked first, then shown with their conditions.</source>
        <translation>Des données que d’autres vous confient&#xa0;: vérifiées d’abord, puis montrées avec leurs conditions.</translation>
    </message>
    <message>
        <source>Checking the package</source>
        <translation>Vérification du paquet</translation>
    </message>
    <message>
        <source>All 13 checks passed</source>
        <translation>Les 13 vérifications ont réussi</translation>
    </message>
    <message>
        <source>This package is refused</source>
        <translation>Ce paquet est refusé</translation>
    </message>
    <message>
        <source>Where the files are to lie</source>
        <translation>Où placer les fichiers</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved. They are not protected: anyone with this computer can read them.</source>
        <translation>
            <numerusform>%n fichier enregistré. Il n’est pas protégé&#xa0;: toute personne qui utilise cet ordinateur peut le lire.</numerusform>
            <numerusform>%n fichiers enregistrés. Ils ne sont pas protégés&#xa0;: toute personne qui utilise cet ordinateur peut les lire.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>New words replace the earlier ones, once you have kept them.</source>
        <translation>Les nouveaux mots remplacent les anciens, une fois que vous les avez gardés.</translation>
    </message>
    <message>
        <source>Make a new recovery sheet</source>
        <translation>Faire une nouvelle feuille de secours</translation>
    </message>
    <message>
        <source>24 words open the vault if the passphrase is lost.</source>
        <translation>24 mots ouvrent le coffre si la phrase de passe est perdue.</translation>
    </message>
    <message>
        <source>Make new words</source>
        <translation>Faire de nouveaux mots</translation>
    </message>
    <message>
        <source>Making recovery words</source>
        <translation>Création des mots de secours</translation>
    </message>
    <message>
        <source>The new recovery words are kept. The earlier sheet no longer opens the vault.</source>
        <translation>Les nouveaux mots de secours sont en place. L’ancienne feuille n’ouvre plus le coffre.</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Feuille de secours</translation>
    </message>
    <message>
        <source>Vault: {name}    Date: {day}</source>
        <translation>Coffre&#xa0;: {name}    Date&#xa0;: {day}</translation>
    </message>
    <message>
        <source>These 24 words, in this order, open the vault in Self Data Territorial if the passphrase is lost: “Use the recovery words” on the page that asks for the passphrase.</source>
        <translation>Ces 24 mots, dans cet ordre, ouvrent le coffre dans Self Data Territorial si la phrase de passe est perdue&#xa0;: «&#xa0;Utiliser les mots de secours&#xa0;» sur la page qui demande la phrase de passe.</translation>
    </message>
    <message>
        <source>Keep this sheet on paper, away from the computer. Whoever has it and a copy of the vault can open it. The code holds the same words.</source>
        <translation>Gardez cette feuille sur papier, loin de l’ordinateur. Qui la possède avec une copie du coffre peut l’ouvrir. Le code contient les mêmes mots.</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Your recovery sheet</source>
        <translation>Votre feuille de secours</translation>
    </message>
    <message>
        <source>These 24 words open the vault if the passphrase is lost. They are shown once. Keep them on paper, away from this computer.</source>
        <translation>Ces 24 mots ouvrent le coffre si la phrase de passe est perdue. Ils ne sont montrés qu’une fois. Gardez-les sur papier, loin de cet ordinateur.</translation>
    </message>
    <message>
        <source>Save the sheet as PDF…</source>
        <translation>Enregistrer la feuille en PDF…</translation>
    </message>
    <message>
        <source>I wrote them down: test three words</source>
        <translation>Je les ai notés&#xa0;: vérifier trois mots</translation>
    </message>
    <message>
        <source>Go on without recovery words</source>
        <translation>Continuer sans mots de secours</translation>
    </message>
    <message>
        <source>Recovery sheet {vault}.pdf</source>
        <translation>Feuille de secours {vault}.pdf</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Enregistrer la feuille de secours</translation>
    </message>
    <message>
        <source>The sheet is saved. Print it, then delete the file: it opens the vault.</source>
        <translation>La feuille est enregistrée. Imprimez-la, puis supprimez le fichier&#xa0;: il ouvre le coffre.</translation>
    </message>
    <message>
        <source>Three words of the sheet, to be sure that it can be read. You may look at it.</source>
        <translation>Trois mots de la feuille, pour être sûr qu’elle se lit bien. Vous pouvez la regarder.</translation>
    </message>
    <message>
        <source>Show the words again</source>
        <translation>Revoir les mots</translation>
    </message>
    <message>
        <source>I kept the sheet</source>
        <translation>J’ai gardé la feuille</translation>
    </message>
    <message>
        <source>Word {number}</source>
        <translation>Mot {number}</translation>
    </message>
    <message>
        <source>Not the word of the sheet.</source>
        <translation>Ce n’est pas le mot de la feuille.</translation>
    </message>
</context>
<context>
    <name>RefusedView</name>
    <message>
        <source>This package is refused</source>
        <translation>Ce paquet est refusé</translation>
    </message>
    <message>
        <source>Open another package</source>
        <translation>Ouvrir un autre paquet</translation>
    </message>
    <message>
        <source>The conditions no longer allow use. Whoever opened it before still has the content.</source>
        <translation>Les conditions ne permettent plus l’usage. Qui l’a ouvert auparavant en a toujours le contenu.</translation>
    </message>
    <message>
        <source>No content was shown or written.</source>
        <translation>Aucun contenu n’a été montré ni écrit.</translation>
    </message>
</context>
<context>
    <name>RemovedColumns</name>
    <message>
        <source>Removed: {names}</source>
        <translation>Retiré&#xa0;: {names}</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>retiré</translation>
    </message>
</context>
<context>
    <name>RevealsCard</name>
    <message>
        <source>What could still be guessed</source>
        <translation>Ce qu’on pourrait encore deviner</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Keep the original file in the vault too (encrypted), so that it can be read again</source>
        <translation>Garder aussi le fichier original dans le coffre (chiffré), pour pouvoir le relire</translation>
    </message>
</context>
<context>
    <name>RowsCard</name>
    <message>
        <source>The rows of the file</source>
        <translation>Les lignes du fichier</translation>
    </message>
    <message>
        <source>At the left what stands in the file, at the right how it is read with your answers.</source>
        <translation>À gauche ce qui est dans le fichier, à droite ce qui en est lu avec vos réponses.</translation>
    </message>
    <message>
        <source>Some answers are missing: until then the rows are read as if the most usual one had been given.</source>
        <translation>Il manque des réponses&#xa0;: en attendant, les lignes sont lues comme si la plus courante avait été donnée.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dans le fichier</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lu comme</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>Services that are understood</source>
        <translation>Services reconnus</translation>
    </message>
    <message>
        <source>My descriptions of files</source>
        <translation>Mes descriptions de fichiers</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>A service, a supplier, a place</source>
        <translation>Service, fournisseur, lieu</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Secteur</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Territoire</translation>
    </message>
    <message>
        <source>How to get the file</source>
        <translation>Comment obtenir le fichier</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Reading the list of services</source>
        <translation>Lecture de la liste des services</translation>
    </message>
    <message>
        <source>All sectors</source>
        <translation>Tous les secteurs</translation>
    </message>
    <message>
        <source>All territories</source>
        <translation>Tous les territoires</translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s) of files are recognised. The list is part of the program: nothing is looked up outside.</source>
        <translation>
            <numerusform>%n type de fichier est reconnu. La liste fait partie du programme&#xa0;: rien n’est cherché ailleurs.</numerusform>
            <numerusform>%n types de fichiers sont reconnus. La liste fait partie du programme&#xa0;: rien n’est cherché ailleurs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s) of files shown</source>
        <translation>
            <numerusform>%n type de fichier affiché</numerusform>
            <numerusform>%n types de fichiers affichés</numerusform>
        </translation>
    </message>
    <message>
        <source>No service fits. Open the file all the same: you are told what it is, and can describe it.</source>
        <translation>Aucun service ne correspond. Ouvrez quand même le fichier&#xa0;: vous saurez ce qu’il est, et pourrez le décrire.</translation>
    </message>
    <message>
        <source>{sector}, {places}</source>
        <translation>{sector}, {places}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Each choice applies at once.</source>
        <translation>Chaque choix s’applique aussitôt.</translation>
    </message>
    <message>
        <source>Language and text</source>
        <translation>Langue et texte</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>{size} points</source>
        <translation>{size} points</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Also with Ctrl and plus, minus or zero.</source>
        <translation>Aussi avec Ctrl et plus, moins ou zéro.</translation>
    </message>
    <message>
        <source>Colours and motion</source>
        <translation>Couleurs et mouvement</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Plus de contraste</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Coffre</translation>
    </message>
    <message>
        <source>A warning comes one minute before; any key stops it.</source>
        <translation>Un avertissement vient une minute avant&#xa0;; une touche suffit pour rester.</translation>
    </message>
    <message>
        <source>Lock by itself after</source>
        <translation>Verrouiller tout seul après</translation>
    </message>
    <message>
        <source>Keep imported files in the vault, compressed</source>
        <translation>Garder les fichiers importés dans le coffre, compressés</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Self Data Territorial {version}, free software under the EUPL 1.2.</source>
        <translation>Self Data Territorial {version}, logiciel libre sous licence EUPL 1.2.</translation>
    </message>
    <message>
        <source>With Qt for Python (LGPL 3), SQLCipher, the Inter typeface (OFL) and Lucide icons (ISC).</source>
        <translation>Avec Qt for Python (LGPL 3), SQLCipher, la police Inter (OFL) et les icônes Lucide (ISC).</translation>
    </message>
    <message>
        <source>Files and services</source>
        <translation>Fichiers et services</translation>
    </message>
    <message>
        <source>Your own descriptions of files, and the list of the services whose files are understood.</source>
        <translation>Vos propres descriptions de fichiers, et la liste des services dont les fichiers sont reconnus.</translation>
    </message>
    <message>
        <source>My descriptions of files</source>
        <translation>Mes descriptions de fichiers</translation>
    </message>
    <message>
        <source>Services that are understood</source>
        <translation>Services reconnus</translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>{tables}, {until}</source>
        <translation>{tables}, {until}</translation>
    </message>
    <message>
        <source>See what left</source>
        <translation>Voir ce qui est parti</translation>
    </message>
    <message>
        <source>See what left: {recipient}, {day}</source>
        <translation>Voir ce qui est parti&#xa0;: {recipient}, {day}</translation>
    </message>
    <message>
        <source>Sealed on {day}</source>
        <translation>Scellé le {day}</translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
    <message>
        <source>What left, to whom, until when. Nothing leaves without your yes to its exact bytes.</source>
        <translation>Ce qui est parti, à qui, jusqu’à quand. Rien ne part sans que vous l’ayez vu exactement.</translation>
    </message>
    <message>
        <source>Import a card…</source>
        <translation>Importer une carte…</translation>
    </message>
    <message>
        <source>Share a slice…</source>
        <translation>Partager un extrait…</translation>
    </message>
    <message>
        <source>Reading shares and contacts</source>
        <translation>Lecture des partages et des contacts</translation>
    </message>
    <message>
        <source>Nothing was shared</source>
        <translation>Rien n’a été partagé</translation>
    </message>
    <message>
        <source>To share you need the recipient’s contact card: a small file with their name, their purposes and their keys. They find it on their site, or send it to you. What you share is sealed for these keys only, and you see every row before.</source>
        <translation>Pour partager, il vous faut la carte du destinataire&#xa0;: un petit fichier avec son nom, ses finalités et ses clés. Elle se trouve sur son site, ou il vous l’envoie. Ce que vous partagez est scellé pour ces seules clés, et vous voyez chaque ligne avant.</translation>
    </message>
    <message>
        <source>Import a contact card</source>
        <translation>Importer une carte de contact</translation>
    </message>
    <message>
        <source>Contact card (*.sdtcard.json *.json)</source>
        <translation>Carte de contact (*.sdtcard.json *.json)</translation>
    </message>
    <message>
        <source>The card of {name} is among your contacts. Compare its fingerprint before you share.</source>
        <translation>La carte de {name} est dans vos contacts. Comparez son empreinte avant de partager.</translation>
    </message>
    <message>
        <source>The card of {name} is up to date; its keys are those you compared.</source>
        <translation>La carte de {name} est à jour&#xa0;; ses clés sont celles que vous avez comparées.</translation>
    </message>
    <message>
        <source>Take the new card of {name}?</source>
        <translation>Prendre la nouvelle carte de {name}&#xa0;?</translation>
    </message>
    <message>
        <source>The old keys are replaced. The contact is unchecked until you compare the new fingerprint.</source>
        <translation>Les anciennes clés sont remplacées. Le contact est non vérifié tant que vous n’avez pas comparé la nouvelle empreinte.</translation>
    </message>
    <message>
        <source>Take the new card</source>
        <translation>Prendre la nouvelle carte</translation>
    </message>
    <message>
        <source>Keep the old one</source>
        <translation>Garder l’ancienne</translation>
    </message>
    <message>
        <source>Are these the digits {name} told you?</source>
        <translation>Sont-ce les chiffres que {name} vous a dits&#xa0;?</translation>
    </message>
    <message>
        <source>{digits}
{words}

Compare in person, on paper or by telephone, never with what came together with the card.</source>
        <translation>{digits}
{words}

Comparez de vive voix, sur papier ou par téléphone, jamais avec ce qui accompagnait la carte.</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Ce sont les mêmes</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>Pas encore comparé</translation>
    </message>
    <message>
        <source>There is nothing to share yet: import a file first.</source>
        <translation>Il n’y a encore rien à partager&#xa0;: importez d’abord un fichier.</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Stop preparing this share?</source>
        <translation>Arrêter de préparer ce partage&#xa0;?</translation>
    </message>
    <message>
        <source>Nothing has left. Your choices in these steps are not kept.</source>
        <translation>Rien n’est parti. Vos choix dans ces étapes ne sont pas gardés.</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>Arrêter là</translation>
    </message>
    <message>
        <source>Go on preparing</source>
        <translation>Continuer à préparer</translation>
    </message>
</context>
<context>
    <name>ShareWizard</name>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>How coarse</source>
        <translation>Finesse</translation>
    </message>
    <message>
        <source>Why, until when</source>
        <translation>Pourquoi, jusqu’à quand</translation>
    </message>
    <message>
        <source>Exactly what leaves</source>
        <translation>Ce qui part exactement</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Reçu de consentement</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Do not share</source>
        <translation>Ne pas partager</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Seal and hand over</source>
        <translation>Sceller et remettre</translation>
    </message>
    <message>
        <source>Making the package, to read it back</source>
        <translation>Préparation du paquet, pour le relire</translation>
    </message>
    <message>
        <source>Seal and hand to {name}</source>
        <translation>Sceller et remettre à {name}</translation>
    </message>
    <message>
        <source>slice-{day}.sdtshare</source>
        <comment>proposed file name</comment>
        <translation>extrait-{day}.sdtshare</translation>
    </message>
    <message>
        <source>Save the sealed package</source>
        <translation>Enregistrer le paquet scellé</translation>
    </message>
    <message>
        <source>Sealing the package</source>
        <translation>Scellement du paquet</translation>
    </message>
</context>
<context>
    <name>ShareWords</name>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>ready, not sent</source>
        <translation>prêt, non envoyé</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>agreed use is over</source>
        <translation>usage convenu terminé</translation>
    </message>
    <message>
        <source>withdrawal notified</source>
        <translation>retrait notifié</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>erasure stated</source>
        <translation>effacement déclaré</translation>
    </message>
    <message>
        <source>Not sent: only your choices are kept.</source>
        <translation>Non envoyé&#xa0;: seuls vos choix sont gardés.</translation>
    </message>
    <message>
        <source>Ready, not sent: the sealed file lies where you saved it.</source>
        <translation>Prêt, non envoyé&#xa0;: le fichier scellé se trouve là où vous l’avez enregistré.</translation>
    </message>
    <message>
        <source>Sent. Whether it was opened is not known.</source>
        <translation>Envoyé. On ne sait pas s’il a été ouvert.</translation>
    </message>
    <message>
        <source>Accepted under these conditions.</source>
        <translation>Accepté à ces conditions.</translation>
    </message>
    <message>
        <source>The recipient refused these conditions.</source>
        <translation>Le destinataire a refusé ces conditions.</translation>
    </message>
    <message>
        <source>The agreed use is over. You may ask for erasure.</source>
        <translation>L’usage convenu est terminé. Vous pouvez demander l’effacement.</translation>
    </message>
    <message>
        <source>Withdrawal notified. What was lawful before stays lawful.</source>
        <translation>Retrait notifié. Ce qui était licite auparavant le reste.</translation>
    </message>
    <message>
        <source>No answer one month after the withdrawal.</source>
        <translation>Pas de réponse un mois après le retrait.</translation>
    </message>
    <message>
        <source>The recipient states that it was erased.</source>
        <translation>Le destinataire déclare l’avoir effacé.</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>non vérifiée</translation>
    </message>
    <message>
        <source>from their site</source>
        <translation>venue de son site</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>comparée</translation>
    </message>
    <message>
        <source>Anyone could have made this card.</source>
        <translation>N’importe qui a pu faire cette carte.</translation>
    </message>
    <message>
        <source>The card comes from the recipient’s own site.</source>
        <translation>La carte vient du site du destinataire.</translation>
    </message>
    <message>
        <source>You compared the fingerprint with the recipient.</source>
        <translation>Vous avez comparé l’empreinte avec le destinataire.</translation>
    </message>
    <message>
        <source>Organisation that decides what the data are used for</source>
        <translation>Organisme qui décide de l’usage des données</translation>
    </message>
    <message>
        <source>Organisation that works for another one</source>
        <translation>Organisme qui travaille pour un autre</translation>
    </message>
    <message>
        <source>Private person</source>
        <translation>Particulier</translation>
    </message>
    <message>
        <source>Every reading, as measured</source>
        <translation>Chaque mesure, telle quelle</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Par heure</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Par semaine</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Par mois</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Par année</translation>
    </message>
    <message numerus="yes">
        <source>%n whole year(s)</source>
        <translation>
            <numerusform>%n année entière</numerusform>
            <numerusform>%n années entières</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whole month(s)</source>
        <translation>
            <numerusform>%n mois entier</numerusform>
            <numerusform>%n mois entiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whole week(s)</source>
        <translation>
            <numerusform>%n semaine entière</numerusform>
            <numerusform>%n semaines entières</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>meter, card or contract number</source>
        <translation>numéro de compteur, de carte ou de contrat</translation>
    </message>
    <message>
        <source>name of the data holder</source>
        <translation>nom du détenteur des données</translation>
    </message>
    <message>
        <source>name of the original file</source>
        <translation>nom du fichier d’origine</translation>
    </message>
    <message>
        <source>row of the original file</source>
        <translation>ligne du fichier d’origine</translation>
    </message>
    <message>
        <source>exact time of each reading</source>
        <translation>heure exacte de chaque mesure</translation>
    </message>
    <message>
        <source>number of readings</source>
        <translation>nombre de mesures</translation>
    </message>
    <message>
        <source>{what}, {grain}</source>
        <translation>{what}, {grain}</translation>
    </message>
    <message>
        <source>every reading</source>
        <translation>chaque mesure</translation>
    </message>
    <message>
        <source>by hour</source>
        <translation>par heure</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>par jour</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>par semaine</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>by year</source>
        <translation>par année</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} lignes</translation>
    </message>
    <message>
        <source>{tables}, {rows}</source>
        <translation>{tables}, {rows}</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n tableau</numerusform>
            <numerusform>%n tableaux</numerusform>
        </translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
</context>
<context>
    <name>ShelfCard</name>
    <message>
        <source>Streams</source>
        <translation>Séries</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search the streams</source>
        <translation>Chercher une série</translation>
    </message>
    <message>
        <source>No stream of that name.</source>
        <translation>Aucune série de ce nom.</translation>
    </message>
</context>
<context>
    <name>StagesCard</name>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>Back to the shares</source>
        <translation>Retour aux partages</translation>
    </message>
    <message>
        <source>I handed the file over</source>
        <translation>J’ai remis le fichier</translation>
    </message>
    <message>
        <source>{day}: {state}</source>
        <translation>{day}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>What left</source>
        <translation>Ce qui est parti</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Jusqu’à quand</translation>
    </message>
    <message>
        <source>Sealed file</source>
        <translation>Fichier scellé</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Jusqu’ici</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Drop your files here</source>
        <translation>Déposez vos fichiers ici</translation>
    </message>
    <message>
        <source>Files, folders or archives (zip), as you received them. Nothing is written before you saw it.</source>
        <translation>Fichiers, dossiers ou archives (zip), tels que vous les avez reçus. Rien n’est écrit avant que vous ne l’ayez vu.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>How to get a file</source>
        <translation>Comment obtenir un fichier</translation>
    </message>
    <message>
        <source>Your suppliers must hand you your data. These exports are read by this program.</source>
        <translation>Vos fournisseurs doivent vous remettre vos données. Ce programme lit les exports suivants.</translation>
    </message>
    <message>
        <source>Where the file comes from</source>
        <translation>D’où vient le fichier</translation>
    </message>
    <message>
        <source>A file of another origin? Drop it: you will be told what it is.</source>
        <translation>Un fichier d’une autre origine&#xa0;? Déposez-le&#xa0;: il vous sera dit ce que c’est.</translation>
    </message>
    <message>
        <source>Which services are understood?</source>
        <translation>Quels services sont reconnus&#xa0;?</translation>
    </message>
    <message>
        <source>My descriptions of files</source>
        <translation>Mes descriptions de fichiers</translation>
    </message>
    <message>
        <source>{sector}: {name}</source>
        <translation>{sector}&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>StepIndicator</name>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Étape {number} sur {count}&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>StreamRow</name>
    <message>
        <source>Explore</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Explore {what}</source>
        <translation>Explorer {what}</translation>
    </message>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n désaccord</numerusform>
            <numerusform>%n désaccords</numerusform>
        </translation>
    </message>
    <message>
        <source>Where files disagree about {what}</source>
        <translation>Désaccords entre fichiers&#xa0;: {what}</translation>
    </message>
    <message>
        <source>{count} stated as missing</source>
        <translation>{count} indiquées comme manquantes</translation>
    </message>
    <message>
        <source>{amount} in all</source>
        <translation>{amount} en tout</translation>
    </message>
    <message>
        <source>{amount} on average</source>
        <translation>{amount} en moyenne</translation>
    </message>
    <message>
        <source>{period}. {gaps}</source>
        <translation>{period}. {gaps}</translation>
    </message>
</context>
<context>
    <name>StructureCard</name>
    <message>
        <source>What this file is made of</source>
        <translation>De quoi ce fichier est fait</translation>
    </message>
    <message>
        <source>This is all of the report. It holds headings, counts and patterns, and no value.</source>
        <translation>Voici tout le rapport. Il contient des en-têtes, des nombres de lignes et des motifs, aucune valeur.</translation>
    </message>
    <message>
        <source>Save this report…</source>
        <translation>Enregistrer ce rapport…</translation>
    </message>
    <message>
        <source>9 stands for a digit, a and A for a letter. A heading with ~ was hidden because it could be a value. You can send this report to somebody who helps you; nothing is sent by the program.</source>
        <translation>9 remplace un chiffre, a et A une lettre. Un en-tête précédé de ~ a été masqué car il pourrait être une valeur. Vous pouvez envoyer ce rapport à une personne qui vous aide&#xa0;; le programme n’envoie rien.</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Exactly what {name} will see</source>
        <translation>Exactement ce que verra {name}</translation>
    </message>
    <message>
        <source>Read back from the finished package. Nothing has left yet, nothing is sealed yet.</source>
        <translation>Relu dans le paquet terminé. Rien n’est encore parti, rien n’est encore scellé.</translation>
    </message>
    <message>
        <source>{title}: {rows}</source>
        <translation>{title}&#xa0;: {rows}</translation>
    </message>
    <message>
        <source>What leaves</source>
        <translation>Ce qui part</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Jusqu’à quand</translation>
    </message>
    <message>
        <source>What cannot be undone</source>
        <translation>Ce qui est irréversible</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n fichier importé</numerusform>
            <numerusform>%n fichiers importés</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>Rien n’a été importé</translation>
    </message>
    <message>
        <source>{file}: {what}</source>
        <translation>{file}&#xa0;: {what}</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>{count} nouvelles</translation>
    </message>
    <message>
        <source>{count} with a new value</source>
        <translation>{count} avec une nouvelle valeur</translation>
    </message>
    <message>
        <source>{count} already stored</source>
        <translation>{count} déjà présentes</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not understood</source>
        <translation>
            <numerusform>%n ligne non comprise</numerusform>
            <numerusform>%n lignes non comprises</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at: {what}</source>
        <translation>Regarder&#xa0;: {what}</translation>
    </message>
    <message>
        <source>See what changed on Home</source>
        <translation>Voir ce qui change à l’accueil</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>Annuler cet import…</translation>
    </message>
    <message>
        <source>The file itself is not protected</source>
        <translation>Le fichier lui-même n’est pas protégé</translation>
    </message>
    <message>
        <source>It still lies where you took it from, readable by anyone who uses this computer. This program never removes a file of yours: you may delete it yourself.</source>
        <translation>Il est toujours là où vous l’avez pris, lisible par toute personne qui utilise cet ordinateur. Ce programme ne supprime jamais un de vos fichiers&#xa0;: vous pouvez le faire vous-même.</translation>
    </message>
    <message>
        <source>Show it in “{folder}”</source>
        <translation>Le montrer dans «&#xa0;{folder}&#xa0;»</translation>
    </message>
    <message>
        <source>What is in the vault is encrypted. You find the import again under My data.</source>
        <translation>Ce qui est dans le coffre est chiffré. Vous retrouvez l’import dans Mes données.</translation>
    </message>
</context>
<context>
    <name>TableCard</name>
    <message>
        <source>The first {count} rows are shown.</source>
        <translation>Les {count} premières lignes sont montrées.</translation>
    </message>
    <message>
        <source>Stays here:</source>
        <translation>Reste ici&#xa0;:</translation>
    </message>
    <message>
        <source>{path}: {before} rows became {after}, {columns_before} columns became {columns_after}.</source>
        <translation>{path}&#xa0;: lignes, {before} avant et {after} après&#xa0;; colonnes, {columns_before} avant et {columns_after} après.</translation>
    </message>
    <message>
        <source>{path}: {rows}</source>
        <translation>{path}&#xa0;: {rows}</translation>
    </message>
    <message>
        <source>The first {count} rows are shown; the files hold all.</source>
        <translation>Les {count} premières lignes sont montrées&#xa0;; les fichiers les contiennent toutes.</translation>
    </message>
</context>
<context>
    <name>TypicalCard</name>
    <message>
        <source>Time of day</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Your typical day</source>
        <translation>Votre journée type</translation>
    </message>
</context>
<context>
    <name>TypicalWeekCard</name>
    <message>
        <source>Average ({unit}) by time of day, {period}</source>
        <translation>Moyenne ({unit}) selon l’heure, {period}</translation>
    </message>
    <message>
        <source>weekdays</source>
        <translation>semaine</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>week-end</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Monday to Friday ({unit})</source>
        <translation>Du lundi au vendredi ({unit})</translation>
    </message>
    <message>
        <source>Saturday and Sunday ({unit})</source>
        <translation>Samedi et dimanche ({unit})</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Recovery words</source>
        <translation>Mots de secours</translation>
    </message>
    <message>
        <source>Capitals, accents and extra spaces do not matter; the first four letters of a word are enough.</source>
        <translation>Majuscules, accents et espaces en trop ne comptent pas&#xa0;; les quatre premières lettres d’un mot suffisent.</translation>
    </message>
    <message>
        <source>Your 24 recovery words</source>
        <translation>Vos 24 mots de secours</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase de passe</translation>
    </message>
    <message>
        <source>At least 12 characters. The old passphrase stops working.</source>
        <translation>Au moins 12 caractères. L’ancienne phrase de passe ne fonctionnera plus.</translation>
    </message>
    <message>
        <source>Opening. Computing the key takes about a second, on purpose.</source>
        <translation>Ouverture. Le calcul de la clé prend environ une seconde, exprès.</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Ouvrir le coffre</translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>Un autre coffre…</translation>
    </message>
    <message>
        <source>Create a vault</source>
        <translation>Créer un coffre</translation>
    </message>
    <message>
        <source>Look at a fictional household</source>
        <translation>Voir un foyer fictif</translation>
    </message>
    <message>
        <source>The words of your recovery sheet open the vault and set a new passphrase.</source>
        <translation>Les mots de votre feuille de secours ouvrent le coffre et fixent une nouvelle phrase de passe.</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Utiliser la phrase de passe</translation>
    </message>
    <message>
        <source>This vault is locked. Your data are protected as long as it stays so.</source>
        <translation>Ce coffre est verrouillé. Vos données sont protégées tant qu’il le reste.</translation>
    </message>
    <message>
        <source>Use the recovery words</source>
        <translation>Utiliser les mots de secours</translation>
    </message>
    <message>
        <source>Choose a folder that ends in .sdtvault</source>
        <translation>Choisissez un dossier qui finit par .sdtvault</translation>
    </message>
    <message>
        <source>Open with the second copy</source>
        <translation>Ouvrir avec la seconde copie</translation>
    </message>
    <message>
        <source>Open it all the same</source>
        <translation>L’ouvrir quand même</translation>
    </message>
    <message>
        <source>If the passphrase is lost, the 24 words of the recovery sheet open the vault.</source>
        <translation>Si la phrase de passe est perdue, les 24 mots de la feuille de secours ouvrent le coffre.</translation>
    </message>
</context>
<context>
    <name>WhatStep</name>
    <message>
        <source>Less is better: choose what the purpose needs.</source>
        <translation>Moins vaut mieux&#xa0;: choisissez ce que la finalité demande.</translation>
    </message>
    <message>
        <source>{thing}, {readings}, {period}</source>
        <translation>{thing}, {readings}, {period}</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Everything held</source>
        <translation>Tout ce qui est conservé</translation>
    </message>
    <message>
        <source>The last 12 months</source>
        <translation>Les 12 derniers mois</translation>
    </message>
    <message>
        <source>From one day to another</source>
        <translation>D’un jour à un autre</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>Quelle partie</translation>
    </message>
    <message>
        <source>Choose at least one series.</source>
        <translation>Choisissez au moins une série.</translation>
    </message>
    <message>
        <source>Write both days, for instance {example}.</source>
        <translation>Écrivez les deux jours, par exemple {example}.</translation>
    </message>
    <message>
        <source>The first day is after the last one.</source>
        <translation>Le premier jour est après le dernier.</translation>
    </message>
    <message>
        <source>There are no data in this period.</source>
        <translation>Il n’y a pas de données dans cette période.</translation>
    </message>
</context>
<context>
    <name>WhereCard</name>
    <message>
        <source>The package is sealed</source>
        <translation>Le paquet est scellé</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Only the recipient can open it. Hand it over as you like: by e-mail, on a stick, in their drop box. Until then nothing has left this computer.</source>
        <translation>Seul le destinataire peut l’ouvrir. Remettez-le comme vous voulez&#xa0;: par courriel, sur une clé, dans sa boîte de dépôt. D’ici là, rien n’a quitté cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>WhoStep</name>
    <message>
        <source>One purpose, one recipient, one package.</source>
        <translation>Une finalité, un destinataire, un paquet.</translation>
    </message>
    <message>
        <source>I have not compared this fingerprint with the recipient and want to go on all the same</source>
        <translation>Je n’ai pas comparé cette empreinte avec le destinataire et je veux continuer malgré tout</translation>
    </message>
    <message>
        <source>Import a card…</source>
        <translation>Importer une carte…</translation>
    </message>
    <message>
        <source>This card ended on {day}: ask for a new one.</source>
        <translation>Cette carte a pris fin le {day}&#xa0;: demandez-en une nouvelle.</translation>
    </message>
    <message>
        <source>Choose a recipient.</source>
        <translation>Choisissez un destinataire.</translation>
    </message>
    <message>
        <source>Anyone could have made this card. Compare the fingerprint first, or tick the box.</source>
        <translation>N’importe qui a pu faire cette carte. Comparez d’abord l’empreinte, ou cochez la case.</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>What this page is for</source>
        <translation>À quoi sert cette page</translation>
    </message>
    <message>
        <source>You give people your card. It holds your name and your public keys, no secret.</source>
        <translation>Vous donnez votre carte. Elle contient votre nom et vos clés publiques, aucun secret.</translation>
    </message>
    <message>
        <source>They seal a slice of their data for these keys and send you the file.</source>
        <translation>D’autres scellent un extrait de leurs données pour ces clés et vous envoient le fichier.</translation>
    </message>
    <message>
        <source>Here you check it, read it under their conditions, and save what you need.</source>
        <translation>Ici vous le vérifiez, vous le lisez à leurs conditions, et vous enregistrez ce qu’il vous faut.</translation>
    </message>
</context>
<context>
    <name>WhyStep</name>
    <message>
        <source>What for</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Avec vos mots</translation>
    </message>
    <message>
        <source>The recipient will read this.</source>
        <translation>Le destinataire lira ceci.</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Jusqu’à quand</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Un autre jour</translation>
    </message>
    <message>
        <source>Last day of the agreed use</source>
        <translation>Dernier jour de l’usage convenu</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Pour combien de temps</translation>
    </message>
    <message>
        <source>The agreed use ends on {day}. Then the recipient is to erase the data within a month.</source>
        <translation>L’usage convenu prend fin le {day}. Le destinataire doit ensuite effacer les données sous un mois.</translation>
    </message>
    <message>
        <source>Another purpose, in my own words</source>
        <translation>Une autre finalité, avec mes mots</translation>
    </message>
    <message>
        <source>The card of {name} names no purpose.</source>
        <translation>La carte de {name} ne nomme aucune finalité.</translation>
    </message>
    <message>
        <source>Purposes that {name} names in the card. You need not agree.</source>
        <translation>Finalités que {name} nomme dans sa carte. Rien ne vous oblige à accepter.</translation>
    </message>
    <message>
        <source>Choose what the data are for.</source>
        <translation>Choisissez à quoi serviront les données.</translation>
    </message>
    <message>
        <source>Write what the data are for.</source>
        <translation>Écrivez à quoi serviront les données.</translation>
    </message>
    <message>
        <source>Write the last day, for instance {example}.</source>
        <translation>Écrivez le dernier jour, par exemple {example}.</translation>
    </message>
    <message>
        <source>The last day has already passed.</source>
        <translation>Le dernier jour est déjà passé.</translation>
    </message>
    <message>
        <source>The last day is more than five years away.</source>
        <translation>Le dernier jour est à plus de cinq ans.</translation>
    </message>
</context>
<context>
    <name>YearCard</name>
    <message>
        <source>{unit} a day, {period}</source>
        <translation>{unit} par jour, {period}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Arrow keys go from day to day.</source>
        <translation>Les flèches vont d’un jour à l’autre.</translation>
    </message>
    <message>
        <source>From {low} to {high} a day; the highest on {day}.</source>
        <translation>De {low} à {high} par jour&#xa0;; le plus haut le {day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) without data.</source>
        <translation>
            <numerusform>%n jour sans données.</numerusform>
            <numerusform>%n jours sans données.</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
</context>
<context>
    <name>_KeyCard</name>
    <message>
        <source>Present passphrase</source>
        <translation>Phrase de passe actuelle</translation>
    </message>
</context>
<context>
    <name>_Lasting</name>
    <message>
        <source>Once the recipient has opened the package, copies cannot be recalled.</source>
        <translation>Une fois le paquet ouvert par le destinataire, les copies ne peuvent être rappelées.</translation>
    </message>
    <message>
        <source>The end date is an agreement, not a lock: the recipient undertakes to keep to it.</source>
        <translation>La date de fin est un accord, pas un verrou&#xa0;: le destinataire s’engage à la respecter.</translation>
    </message>
    <message>
        <source>You may withdraw at any time. What was lawful before stays lawful.</source>
        <translation>Vous pouvez retirer votre accord à tout moment. Ce qui était licite auparavant le reste.</translation>
    </message>
</context>
</TS>
