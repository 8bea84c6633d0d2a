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
      (med)? vänlig hälsning; hälsningar; (bästa|många|varma|hjärtliga|soliga) hälsningar; m.v.h.; mvh; vh
      mh; hälsn; hälsn.; /mvh; kram; kramar; hörs; vi hörs
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
      originalmeddelande; ursprunglig avtalad tid
      (början på|börja) vidarebefordrat (meddelande|brev|mejl); vidarebefordrat brev; vidarebefordrat av
      vidarebefordrat från`,
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
    requests: '',
    imperatives: '',
    courtesies: '',
    pleasantries: '',
    boilerplate: '',
    disclaimers: '',
    banners: '',
    bannerLabels: '',
    bannerAdvice: '',
    placeholders: `
      i (din|en) webbläsare; i webbläsaren; i din browser; webbversion; onlineversion
      visas … (inte|fel|felaktigt); stöder inte; stödjer inte
      för att (se|läsa|visa) (detta|det här|meddelandet|mejlet); problem med att (se|läsa|visa)
      (kan|ser) du inte … (läsa|mejlet|meddelandet|nyhetsbrevet); du inte (kan|ser); textversion`,
    replyMarks: 'sv; vb; ang; vidarebefordrat',
    abbreviations: '',
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
