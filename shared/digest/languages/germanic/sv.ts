import type { Language } from '../language.ts';

/** Swedish. */
export const sv: Language = {
  code: 'sv',
  bulk: {
    unsubscribe: 'avprenumerera; avregistrera; avanmäl; avsluta prenumeration*; inte längre få',
    autoReplies: 'automatiskt svar; autosvar',
    absences: 'frånvaromeddelande; frånvarobesked; frånvarande; ej på kontoret; inte på kontoret',
    addressesReader: 'har nämnt dig; nämnde dig; omnämnde dig; har tilldelat dig',
  },
  quotation: {
    salutations: `
      hej (alla|allihopa|på er|igen|hej|du)?; hejsan; hallå; tja; tjena; hi; bäste; bästa; kära; käre
      god (morgon|dag|kväll); godmorgon; goddag; till den det berör; hejsan alla`,
    honorifics: '',
    signOffs: `
      (med)? (vänlig|vänliga|bästa|varma|hjärtliga|de bästa|många) (hälsning|hälsningar)
      (med)? vänlig hälsning; hälsningar; (bästa|många|varma|hjärtliga|soliga) hälsningar; m.v.h.; mvh; vh; mh
      hälsn; hälsn.; /mvh; kram; kramar; hörs; vi hörs
      (tack|tackar) (igen|så mycket|på förhand|för hjälpen|snälla)?; (stort|tusen|många) tack; med tack
      tack och hej; tack på förhand; ha en (bra|fin|trevlig) (dag|kväll|helg|vecka); trevlig helg
      (ha det)? (så)? gott; vi ses; allt gott`,
    postscripts: 'förresten; för övrigt; en sak till; obs',
    wrote: 'skrev; skriver; har skrivit; skrev följande; sade; sa',
    quoting: 'citat från; citerar; citerat från',
    from: 'från',
    sent: 'skickat; skickades; skickat den; sänt; skickat datum',
    date: 'datum',
    to: 'till',
    subject: 'ämne; ärende; angående; rubrik',
    otherFields: `
      kopia; kopia till; hemlig kopia; svar till; svara till; svar-till; bifogat; bifogade filer; bilaga
      bilagor; prioritet; viktighet; känslighet; avsändare; organisation; för`,
    wholeMail: `
      (ursprungligt|originalt|vidarebefordrat|det ursprungliga) (meddelande|meddelandet|mejl|mail|e-postmeddelande|brev)
      originalmeddelande; ursprunglig avtalad tid; (början på|börja) vidarebefordrat (meddelande|brev|mejl)
      vidarebefordrat brev; vidarebefordrat av; vidarebefordrat från`,
    replyAbove: '(svar*|skriv*) … ovanför (denna|den här) (rad|raden|linje|linjen)',
    footers: '(hämta|skaffa|ladda ner|ladda ned) outlook (för|till); virusfri',
    sentFrom: `
      (skickat|skickades|sänt|skickad|skickats) (från|via|med|av) (min|mitt|den)?
      (detta|det här) (mejlet|meddelande|meddelandet|mail) (har)? (skickades|skickats|är skickat) (från|med|via)
      skrivet på`,
    sentLast: '',
    devices: `
      telefon; mobil; mobilen; mobiltelefon; smartphone; smarttelefon; surfplatta; läsplatta; mobila enhet`,
  },
  requests: {
    requests: `hoppas på (svar|återkoppling|besked); hör (gärna)? av (dig|er)
      (kan|vill|skulle|kunde|hinner|orkar|har) (du|ni|någon) (möjlighet)?; snälla
      var (så)? (snäll|vänlig|god) (och|att); vänligen
      (meddela|återkom|återkoppla|hör av dig|hör av er|säg till|svara|bekräfta|skicka) (mig|oss|gärna|till mig|till oss|till) (med|om|senast|snarast|innan|så|när|ifall|ditt|er|det)
      (meddela|återkom) (senast|snarast|om|med|innan)
      (ge|låt) (mig|oss) (gärna)? (besked|veta|höra|ett svar); ge besked
      (jag|vi) (ber|vill be|behöver|inväntar|väntar på|saknar|önskar|skulle behöva|avvaktar) (dig|er|om|ditt|din|ert|ett|svar|en|att du|att ni|besked|dina|återkoppling)
      ser fram emot (ditt|ert|svar|att höra)
      (tacksam|tacksamma|uppskattar|uppskattas|glad) (för|om) (svar|du|ni|snabb*|återkoppling|besked|snar*)
      (glöm inte|kom ihåg) att; (bra|fint|toppen|snällt|kul|jättebra|schysst) om (du|ni); o.s.a; osa
      svar (önskas|emotses); önskar (svar|besked|återkoppling)
      (du|ni) (måste|behöver) (svara|bekräfta|skicka|betala|signera|godkänna)`,
    imperatives: `skicka; ge; ring; skriv; berätta; visa; hjälp; mejla; maila; bekräfta; signera; godkänn
      kolla; svara
      betala; fyll; granska; kontrollera; returnera; anmäl; lämna; boka; beställ; meddela; återkom; titta`,
    objects: `*n till mig; *t till mig; *n till oss; mig; oss; det; den; gärna; ditt; din; era; ert; in
      tillbaka
      att; om; bifogad*; snarast`,
    deadlines: 'senast; innan; före',
    courtesies: `tveka inte; har (du|ni) (några|fler)? frågor; frågor; behöver du hjälp
      vänligen (svara inte|notera|observera|bortse|ignorera)
      (säg|återkom|meddela|hör) … (om|ifall|vid) (du|ni)? (har|undrar|behöver|frågor)`,
    pleasantries: `(jag|vi)? hoppas (att)? (du|ni|allt|det|alla) … (bra|väl|fint|helg|semester|toppen)
      hur (mår du|är det|går det|mår ni|är läget|står det till) (med dig|med er|idag)?
      (stort|många|tusen)? tack för (ditt|din|ert|er|mejlet|mailet|senast|svaret|det|snabb*|visat|att)`,
    boilerplate: `(om|ifall|har) (du|ni) … frågor; vid (eventuella|ytterligare)? frågor; tveka inte
      (avregistrera|avprenumerera|avanmäl*); integritetspolicy; org.nr; följ oss
      välkommen att (kontakta|höra)`,
    thisMail: `
      (detta|det här|denna|det) (mejl*|mail*|meddelande*|e-postmeddelande*|e-post*|epost*|e-mail*|nyhetsbrev*)
      detta är ett`,
    aboutMail: `automat*; autogenererat; inte (svara|svaras|besvara*|att svara); ej (svara|besvara*)
      svara (inte|ej)
      webbläsare*; online; på webben; eftersom du; får detta; inte längre`,
    aboutLaw: `konfidentiel*; sekretess*; mottagar*; adressat*; avse*; av misstag; felaktigt; förbjud*
      inte tillåt*
      bilag*; bifogade; radera; ansvar`,
    disclaimers: `inte (är)? (den|rätt)? (avsedda|avsedd|rätta|rätt|rätte|tilltänkta) (mottagar*|adressat*)
      (tänk|tänka) på miljön; (innan|före) du skriver ut; fått detta … av misstag`,
    aboutSender: `utanför; utifrån; (från|en) extern*; extern* (avsändare|källa|adress); okänd avsändare; misstänkt`,
    banners: `du (får|tar emot|brukar) (inte|sällan) … från; (e-post|mejl|mail|meddelande) från extern*
      avsändaren (av|till); vissa personer som`,
    bannerLabels: 'extern; externt; (extern|externt) (e-post|mejl|mail|avsändare)',
    bannerAdvice: `(klicka|öppna) (inte|aldrig|ej|endast); försiktig*; varför det* (här)? är viktigt
      känner (igen|avsändar*); misstänkt*; phishing; nätfiske; osäker`,
    replyMarks: `sv; vb; ang; vidarebefordrat; accepterat; accepterad; avböjt; avvisat; preliminärt; inställt
      autosvar
      automatiskt svar; frånvaro*; olevererbart; läst; svar`,
    abbreviations: `hr; fr; dr; nr; kl; ca; bl.a; t.ex; ev; inkl; exkl; tel; jfr; dvs; st; resp; ang; avd
      d.v.s; f.d; max
      min; s.k; t.o.m; fr.o.m; enl; jan; feb; aug; sept; okt; nov; dec`,
  },
  dates: {
    months: `januari|jan; februari|feb; mars; april|apr; maj; juni|jun; juli|jul; augusti|aug; september|sept|sep
      oktober|okt; november|nov; december|dec`,
    weekdays: `(måndag|måndagen)|~mån; (tisdag|tisdagen)|~tis; (onsdag|onsdagen)|~ons; (torsdag|torsdagen)|~tors|~tor
      (fredag|fredagen)|~fre; (lördag|lördagen)|~lör; (söndag|söndagen)|~sön`,
    relative: `idag; i dag; imorgon; i morgon; i övermorgon; övermorgon; ikväll; i kväll; i eftermiddag
      slutet av dagen; dagens slut`,
    periods: `i helgen; (nästa|denna|kommande) (vecka|månad|helg); den här veckan
      (slutet|början|mitten) (av|på) (veckan|nästa vecka|månaden); (veckans|månadens) slut`,
    dayParts: 'morgon; förmiddag; eftermiddag; kväll; natt',
    monthParts: 'slutet av; slutet på; början av; början på; mitten av',
    next: 'nästa; kommande; denna',
    links: 'den',
    beforeDate: 'den; senast; innan; före; till; från; på; per; datum',
    beforeHour: 'kl; klockan; ~vid',
    noon: 'midnatt',
    ordinals: 'e; a',
    ranges: 'till',
    falseFriends: 'god morgon; på morgonen; trevlig (mån*|fre*|lör*|sön*|helg)',
  },
};
