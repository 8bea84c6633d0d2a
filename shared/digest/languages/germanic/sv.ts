import type { Language } from '../language.ts';

/** Swedish. */
export const sv: Language = {
  code: 'sv',
  quotation: {
    salutations: '',
    signOffs: '',
    attributions: '',
    from: '',
    sent: '',
    to: '',
    subject: '',
    wholeMail: '',
    footers: '',
  },
  requests: {
    requests: `
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
    imperatives: `
      (skicka|ge|ring|skriv|berätta|visa|hjälp|mejla|maila) (mig|oss|det|den|de|gärna|ditt|din|era|till|in|över|tillbaka)
      (bekräfta|signera|godkänn|kolla|svara|betala|fyll|granska|kontrollera|titta) (att|det|den|de|gärna|på|senast|om|din|ditt|bifogad*|snarast|i|innan|ert|era)`,
    deadlineVerbs: `
      bekräfta; skicka; svara; ge; ring; betala; signera; godkänn; fyll; returnera; anmäl; lämna; boka
      beställ; meddela; återkom`,
    courtesies: `
      tveka inte; hur (mår du|är det|går det|mår ni|är läget); har (du|ni) (några|fler)? frågor; frågor
      behöver du hjälp; vänligen (svara inte|notera|observera|bortse|ignorera)
      (säg|återkom|meddela|hör) … (om|ifall|vid) (du|ni)? (har|undrar|behöver|frågor)`,
    pleasantries: `
      (jag|vi)? hoppas … (bra|väl|fint|helg|semester|toppen)
      hur (mår du|är det|går det|mår ni|är läget|står det till) (med dig|med er|idag)?
      (stort|många|tusen)? tack för (ditt|din|ert|er|mejlet|mailet|senast|svaret|det|snabb*|visat|att) …`,
    boilerplate: `
      (om|har|vid|för|ifall) (du|ni)? (har|några|ytterligare|eventuella|fler)? …frågor …; tveka inte …
      (avregistrera|avprenumerera|avanmäl*) …; skickat från min; integritetspolicy; org.nr; följ oss
      välkommen att (kontakta|höra)`,
    thisMail: `
      (detta|det här|denna|det) (mejl*|mail*|meddelande*|e-postmeddelande*|e-post*|epost*|e-mail*|nyhetsbrev*)
      detta är ett`,
    aboutMail: `
      automat*; autogenererat; inte (svara|svaras|besvara*|att svara); ej (svara|besvara*); svara (inte|ej)
      webbläsare*; online; på webben; eftersom du; får detta; inte längre`,
    aboutLaw: `
      konfidentiel*; sekretess*; mottagar*; adressat*; avse*; av misstag; felaktigt; förbjud*; inte tillåt*
      bilag*; bifogade; radera; ansvar`,
    disclaimers: `
      inte (är)? (den|rätt)? (avsedda|avsedd|rätta|rätt|rätte|tilltänkta) (mottagar*|adressat*)
      (tänk|tänka) på miljön; (innan|före) du skriver ut; fått detta … av misstag`,
    aboutSender: `utanför; utifrån; (från|en) extern*; extern* (avsändare|källa|adress); okänd avsändare; misstänkt`,
    banners: `
      du (får|tar emot|brukar) (inte|sällan) … från; (e-post|mejl|mail|meddelande) från extern*
      avsändaren (av|till); vissa personer som`,
    bannerLabels: `
      extern; externt; (extern|externt) (e-post|mejl|mail|avsändare|meddelande)
      (varning|obs|viktigt) (extern|externt) (e-post|mejl|mail|avsändare|meddelande)`,
    bannerAdvice: `
      (klicka|öppna) (inte|aldrig|ej|endast); på länkar; försiktig*; varför det* är viktigt
      känner (igen|avsändar*); misstänkt*; phishing; nätfiske; osäker; innehållet är säkert`,
    placeholders: `
      webbläsare*; browser; webbversion; onlineversion; visas … (inte|fel*); (stöder|stödjer) inte
      för att (se|läsa|visa) (detta|det här|meddelandet|mejlet); du inte (kan|ser); (kan|ser) du inte
      problem med att; textversion`,
    replyMarks: `
      sv; vb; ang; vidarebefordrat; accepterat; accepterad; avböjt; avvisat; preliminärt; inställt; autosvar
      automatiskt svar; frånvaro*; olevererbart; läst; svar`,
    abbreviations: `
      hr; fr; dr; nr; kl; ca; bl.a; t.ex; ev; inkl; exkl; tel; jfr; dvs; st; resp; ang; avd; d.v.s; f.d; max
      min; s.k; t.o.m; fr.o.m; enl; jan; feb; aug; sept; okt; nov; dec`,
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
