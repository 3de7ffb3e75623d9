<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>CalendarCard</name>
    <message numerus="yes">
        <source>%n day(s) without data.</source>
        <translation>
            <numerusform>%n day without data.</numerusform>
            <numerusform>%n days without data.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageStrip</name>
    <message numerus="yes">
        <source>%n day(s) missing.</source>
        <translation>
            <numerusform>%n day missing.</numerusform>
            <numerusform>%n days missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
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
            <numerusform>%n stream</numerusform>
            <numerusform>%n streams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n imported file(s)</source>
        <translation>
            <numerusform>%n imported file</numerusform>
            <numerusform>%n imported files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExplorePage</name>
    <message numerus="yes">
        <source>%n stream(s). Choose one, a period and a view.</source>
        <translation>
            <numerusform>%n stream. Choose one, a period and a view.</numerusform>
            <numerusform>%n streams. Choose one, a period and a view.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExploreWords</name>
    <message numerus="yes">
        <source>%n gap(s).</source>
        <translation>
            <numerusform>%n gap.</numerusform>
            <numerusform>%n gaps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incomplete bar(s), shown pale.</source>
        <translation>
            <numerusform>%n incomplete bar, shown pale.</numerusform>
            <numerusform>%n incomplete bars, shown pale.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without data, hatched.</source>
        <translation>
            <numerusform>%n without data, hatched.</numerusform>
            <numerusform>%n without data, hatched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message numerus="yes">
        <source>%n kept original(s)</source>
        <translation>
            <numerusform>%n kept original</numerusform>
            <numerusform>%n kept originals</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n file imported</numerusform>
            <numerusform>%n files imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n import(s) undone. Nothing of it is left in the vault.</source>
        <translation>
            <numerusform>%n import undone. Nothing of it is left in the vault.</numerusform>
            <numerusform>%n imports undone. Nothing of it is left in the vault.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%n row(s) not understood</source>
        <translation>
            <numerusform>%n row not understood</numerusform>
            <numerusform>%n rows not understood</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Interior</name>
    <message numerus="yes">
        <source>Locking in %n s. Any key keeps it open.</source>
        <translation>
            <numerusform>Locking in %n s. Any key keeps it open.</numerusform>
            <numerusform>Locking in %n s. Any key keeps it open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceivedPage</name>
    <message numerus="yes">
        <source>%n file(s) saved. They are not protected: anyone with this computer can read them.</source>
        <translation>
            <numerusform>%n file saved. It is not protected: anyone with this computer can read it.</numerusform>
            <numerusform>%n files saved. They are not protected: anyone with this computer can read them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message numerus="yes">
        <source>%n kind(s) of files are recognised. The list is part of the program: nothing is looked up outside.</source>
        <translation>
            <numerusform>%n kind of file is recognised. The list is part of the program: nothing is looked up outside.</numerusform>
            <numerusform>%n kinds of files are recognised. The list is part of the program: nothing is looked up outside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s) of files shown</source>
        <translation>
            <numerusform>%n kind of file shown</numerusform>
            <numerusform>%n kinds of files shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShareWords</name>
    <message numerus="yes">
        <source>%n whole year(s)</source>
        <translation>
            <numerusform>%n whole year</numerusform>
            <numerusform>%n whole years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whole month(s)</source>
        <translation>
            <numerusform>%n whole month</numerusform>
            <numerusform>%n whole months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whole week(s)</source>
        <translation>
            <numerusform>%n whole week</numerusform>
            <numerusform>%n whole weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreamRow</name>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n disagreement</numerusform>
            <numerusform>%n disagreements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n file imported</numerusform>
            <numerusform>%n files imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not understood</source>
        <translation>
            <numerusform>%n row not understood</numerusform>
            <numerusform>%n rows not understood</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyStep</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>YearCard</name>
    <message numerus="yes">
        <source>%n day(s) without data.</source>
        <translation>
            <numerusform>%n day without data.</numerusform>
            <numerusform>%n days without data.</numerusform>
        </translation>
    </message>
</context>
</TS>
