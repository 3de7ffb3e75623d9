<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en_GB">
<context>
    <name>CalendarCard</name>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, day by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {low} to {high} a day, {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>As a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataWords</name>
    <message>
        <source>Electricity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every quarter of an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>daily</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weekly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>monthly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yearly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, {series}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waste collections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reimbursements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>period not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} readings</source>
        <translation type="unfinished"></translation>
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
        <translation>Ce que vous importez est gardé dans un dossier chiffré sur cet ordinateur : le coffre. Rien n’est envoyé.</translation>
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
        <translation>Emplacement : {folder}</translation>
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
        <source>Two formats fit: which one is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the file as this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does the file come from?</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours by class, in {unit}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>{day}: no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {value}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Reading what you hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is in this vault yet. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One export of your electricity, gas, water or transport card is enough for a first answer. Or look at a fictional household first: nothing there is about you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a fictional household</source>
        <translation>Voir un foyer fictif</translation>
    </message>
    <message>
        <source>What your data say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeWords</name>
    <message>
        <source>Electricity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{count} readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{counted}. Everything is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{counted}, from {first} to {last}. Everything is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since your last visit on {day}: {files}, {values} new values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>journeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {what}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No whole {month} to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↓ {share} % less than in {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ {share} % more than in {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {amount} in {month}, as much as in {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {amount} in {month}, {share} % less than in {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {amount} in {month}, {share} % more than in {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, {month}: {amount}. {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average power ({unit}) by hour, {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average power ({unit}) by hour, {month}, compared with {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit} an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest about {time}: {peak}; lowest: {low}. From {days} days.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which format?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds no readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>You chose this format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised with certainty by {reasons}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised fairly surely by {reasons}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised, but not surely, by {reasons}. Check the rows below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its column names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its separators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its sheet names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its first lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its root element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its first bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not understood</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{count} already stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} with a new value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {count} entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not data: a title, a total or a blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stated as missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this what you used, or what you produced?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say it. A solar household gets both files with the same columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which year does the file begin in?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file gives days and weeks without their year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How are the dates written?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All dates of the file can be read both ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which time zone are the times?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file gives times without their zone, for example Europe/Paris.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which meter is this file from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not name it. Any word of yours will do, always the same for the same meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I used (taken from the grid)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I produced (given to the grid)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day first: 31/12/2025</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month first: 12/31/2025</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year first: 2025-12-31</source>
        <translation type="unfinished"></translation>
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
        <translation>Le journal est exporté. Le fichier n’est pas protégé : tout le monde peut le lire.</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Preparing the fictional household: its files are imported into a vault of its own.</source>
        <translation>Préparation du foyer fictif : ses fichiers sont importés dans un coffre à lui.</translation>
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
        <translation>Il s’est passé quelque chose d’inattendu : {code}. Votre coffre n’en a pas été changé.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and report them: they hold no data.</source>
        <translation>Réessayez. Si cela se reproduit, copiez les détails et signalez-les : ils ne contiennent aucune donnée.</translation>
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
        <translation>Si vous perdez la phrase de passe, les données sont perdues : personne ne peut ouvrir le coffre, et nous ne pouvons pas vous aider.</translation>
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
    <name>Page</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Fictional household {name}: nothing here is about you.</source>
        <translation>Foyer fictif {name} : rien ici ne parle de vous.</translation>
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
        <translation>Au moins 12 caractères. Le mieux : plusieurs mots sans lien entre eux. Coller est possible.</translation>
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
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Too short: at least 12 characters are needed.</source>
        <translation>Trop courte : il faut au moins 12 caractères.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases de passe sont différentes.</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the file with this answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Vault: {name}</source>
        <translation>Coffre : {name}</translation>
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
        <translation>Un fichier suffit pour commencer : un an de relevés d’électricité ou d’eau, par exemple.</translation>
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
        <translation>Coffre : {name}    Date : {day}</translation>
    </message>
    <message>
        <source>These 24 words, in this order, open the vault in Self Data Territorial if the passphrase is lost: “Use the recovery words” on the page that asks for the passphrase.</source>
        <translation>Ces 24 mots, dans cet ordre, ouvrent le coffre dans Self Data Territorial si la phrase de passe est perdue : « Utiliser les mots de secours » sur la page qui demande la phrase de passe.</translation>
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
        <translation>Je les ai notés : vérifier trois mots</translation>
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
        <translation>La feuille est enregistrée. Imprimez-la, puis supprimez le fichier : il ouvre le coffre.</translation>
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
        <translation>Un avertissement vient une minute avant ; une touche suffit pour rester.</translation>
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
</context>
<context>
    <name>StagesCard</name>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Drop your files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files, folders or archives (zip), as you received them. Nothing is written before you saw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to get a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your suppliers must hand you your data. These exports are read by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the file comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of another origin? Drop it: you will be told what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sector}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepIndicator</name>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Étape {number} sur {count} : {name}</translation>
    </message>
</context>
<context>
    <name>TypicalCard</name>
    <message>
        <source>Time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your typical day</source>
        <translation type="unfinished"></translation>
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
        <translation>Majuscules, accents et espaces en trop ne comptent pas ; les quatre premières lettres d’un mot suffisent.</translation>
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
        <source>If the passphrase is lost, the 24 words of the recovery sheet open the vault.</source>
        <translation>Si la phrase de passe est perdue, les 24 mots de la feuille de secours ouvrent le coffre.</translation>
    </message>
</context>
<context>
    <name>_KeyCard</name>
    <message>
        <source>Present passphrase</source>
        <translation>Phrase de passe actuelle</translation>
    </message>
</context>
</TS>
