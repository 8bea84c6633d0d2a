import type { Language } from '../language.ts';

/** Dutch. */
export const nl: Language = {
  code: 'nl',
  bulk: {
    unsubscribe: `
      afmelden; uitschrijven; meld je af; meld u af; schrijf je uit; geen … meer ontvangen`,
    autoReplies: 'automatisch antwoord; automatische beantwoording; automatische reactie',
    absences: 'afwezigheidsbericht; afwezigheidsmelding; afwezig; niet op kantoor',
    addressesReader: 'heeft (je|u) vermeld; heeft (je|u) genoemd; heeft … aan (je|u) toegewezen',
  },
  quotation: {
    salutations: `
      hallo (allemaal)?; hoi; hi; hey; dag; beste; lieve; geachte; (geachte)? (heer|mevrouw); waarde
      goedendag; goedemorgen; goedemiddag; goedenavond; goede (morgen|middag|avond); l.s.`,
    honorifics: '',
    signOffs: `
      (met)? (vriendelijke|hartelijke|beste|warme|sportieve) (groet|groeten|groetjes); m.v.g.; mvg; mvrgr
      vr. gr.; vr.gr.; (hartelijke|vriendelijke|vele|lieve|veel) (groet|groeten|groetjes); groet; groeten
      groetjes; gr; gr.; hoogachtend; (alvast)? bedankt (alvast)?; alvast dank
      dank (je|je wel|u|u wel|alvast)?; dankjewel; dankuwel; (hartelijk|heel erg|veel) (bedankt|dank); liefs
      fijne (dag|avond|week) (verder|nog)?; fijn weekend; tot snel`,
    postscripts: 'o ja; trouwens; nog iets; nog één ding',
    wrote: `
      schreef; schrijft; heeft geschreven; schreef het volgende; het volgende geschreven; heeft … geschreven
      zei`,
    quoting: 'citeren; citaat van',
    from: 'van',
    sent: 'verzonden; verzonden op; verstuurd; verzenddatum',
    date: 'datum',
    to: 'aan',
    subject: 'onderwerp; betreft',
    otherFields: `
      kopie; antwoord aan; antwoorden aan; beantwoorden; bijlage; bijlagen; prioriteit; urgentie; belang
      gevoeligheid; afzender; organisatie; namens`,
    wholeMail: `
      (oorspronkelijk|oorspronkelijke|origineel|originele|doorgestuurd|doorgestuurde) (bericht|e-mail|afspraak|mail)
      (begin|start) doorgestuurd bericht; begin van doorgestuurd bericht; doorgestuurd door`,
    replyAbove: `
      (antwoord*|reageer|reactie|typ|schrijf) … boven deze (regel|lijn)
      boven deze (regel|lijn) … (antwoord*|reageer)`,
    footers: `
      outlook voor (ios|android|mac) (downloaden|ophalen|ontvangen); (download|haal|verkrijg) outlook voor
      virusvrij; outlook voor (ios|android) krijgen`,
    sentFrom: `
      (verzonden|verstuurd|gestuurd|verzend) (vanaf|vanuit|met|via|door|van) (mijn|de)?; geschreven op
      dit bericht is (verzonden|verstuurd) (vanaf|met|via)`,
    sentLast: '',
    devices: `
      telefoon; mobiel; mobieltje; smartphone; tablet; mobiele telefoon; mobiel apparaat; mail-app`,
  },
  requests: {
    requests: `heb je … tijd; alstublieft; alsjeblieft; a.u.b; aub; s.v.p; svp
      graag (uw|je|jullie|een|even|voor|bevestig*|reactie|antwoord|reageren|laten|ontvang*); gelieve
      (kun|kan|wil|zou|kunt|wilt|zouden|kunnen) (je|u|jij|jullie); laat (het|even|me|mij|ons|je) … weten
      graag (hoor|verneem|ontvang); (vraag|vragen|verzoek|verzoeken) (u|je|jullie)
      (hoor|hoort|horen|verneem|vernemen) (ik|we|wij|graag|het) (graag|van|of|het|uw)
      graag … (bevestiging|reactie|antwoord|akkoord|terugkoppeling)
      (ik|we|wij) (heb|hebben) (nog)? (uw|je|jouw|jullie) … nodig; wacht* (nog)? op (uw|je|jullie|jouw)
      verzoek om; (fijn|mooi|leuk|prettig|handig|geweldig) (zijn)? als (je|u|jullie)
      (vergeet|denk) (niet|even|aan|eraan|om); actie vereist; houd (me|ons) op de hoogte; bel (me|mij|ons)`,
    imperatives: `stuur; geef; bel; mail; app; zeg; vertel; help; bevestig; onderteken; teken; controleer
      betaal; vul
      bekijk; reageer; antwoord; check; boek; lever; meld; kies; regel; breng`,
    objects: 'me; mij; ons; het; even; dit; deze; uw; je',
    deadlines: 'voor; uiterlijk; tot',
    courtesies: `(ik|we|wij) (laat|laten) … weten; (gelieve|aarzel) (dan)? niet; graag gedaan
      (heb|heeft|hebben) (je|u|jullie) (nog)? vragen; vragen
      (laat|neem) … (als|indien|mocht) (je|u|jullie) … (vragen|hulp|iets nodig); gelieve (te noteren|deze)`,
    pleasantries: `
      (ik|we|wij)? (hoop|hopen) (dat)? (je|u|jullie|alles|het) … (goed|wel|prima|weekend|vakantie)
      hoe (gaat|is) het (met u|met je|met jou|met jullie|daar|ermee)?; alles goed (met je)?
      (hartelijk|veel)? (dank|bedankt) voor (uw|je|jullie|het|de); dank (u|je) (wel)? voor`,
    boilerplate: `dit is een automatisch*; (als|indien|mocht|mochten|heeft|heb) (u|je|jullie|er) … vragen
      (bij|voor) (eventuele|verdere|meer)? vragen; (aarzel|twijfel) (dan)? niet; neem gerust contact
      voor meer informatie; (afmelden|uitschrijven); privacyverklaring; algemene voorwaarden; kvk*
      bekijk online`,
    thisMail: `(dit|deze|de|het) (e-mail|email|mail|bericht|e-mailbericht|nieuwsbrief|mededeling|e-mailadres)`,
    aboutMail: `automatisch*; niet (te)? (antwoorden|reageren|beantwoorden|beantwoord|gelezen)
      antwoord … niet
      browser; online; ontvangt deze; ontvangt dit; niet meer; niet langer; afmelden`,
    aboutLaw: `vertrouwelijk*; geadresseerde*; bestemd; bedoeld; ontvanger; ten onrechte; abusievelijk
      vergissing
      niet toegestaan; verboden; aansprakelijk*; bijlage*; vernietigen; verwijderen`,
    disclaimers: `niet de (geadresseerde|beoogde|bedoelde); (uitsluitend|alleen) (bestemd|bedoeld) voor
      niet voor u (bestemd|bedoeld); (denk|denkt) (u)? (aan|om) het milieu
      (voor|voordat) (u|je) (deze|dit) … (print|afdrukt|uitprint)`,
    aboutSender: `(van|buiten) (buiten|de|onze|uw|het); extern* (afzender|bron|adres|account|organisatie)
      van een externe; onbekende afzender; verdacht`,
    banners: `(u|je) (ontvangt|krijgt) (niet vaak|zelden|niet regelmatig) … van
      (e-mail|mail|bericht) (van|afkomstig van) (buiten|extern*|een externe); de afzender van (dit|deze)
      sommige mensen die dit`,
    bannerLabels: 'extern; externe (e-mail|email|mail|afzender); let op externe (e-mail|mail)',
    bannerAdvice: `klik (niet|geen|alleen); open geen; voorzichtig; waarom dit belangrijk (is)?; verdacht*
      afzender (kent|herkent|vertrouwt); inhoud veilig; phishing; bij twijfel`,
    replyMarks: `antw; betr; doorst; doorgestuurd; geaccepteerd; geweigerd; voorlopig; geannuleerd
      automatisch antwoord; afwezig*; onbestelbaar; gelezen; antwoord`,
    abbreviations: `dr; dhr; mevr; mw; nr; ca; bijv; bv; incl; excl; evt; tel; blz; art; ing; ir; drs; prof
      mr; st; resp
      jl; t.a.v; m.b.t; i.v.m; d.w.z`,
  },
  dates: {
    months: `januari|jan; februari|feb; maart|mrt; april|apr; mei; juni|jun; juli|jul; augustus|aug
      september|sept|sep; oktober|okt; november|nov; december|dec`,
    weekdays: 'maandag|~ma; dinsdag|~di; woensdag|~wo; donderdag|~do; vrijdag|~vr; zaterdag|~za; zondag|~zo',
    relative: `vandaag; morgen; overmorgen; vanavond; vanmiddag; (eind|einde) van de dag; einde (dag|werkdag)`,
    periods: `(volgende|deze|komende) (week|maand); (komend|dit|volgend) weekend
      (eind|einde|begin) (van)? (de|deze|volgende)? (week|maand)`,
    dayParts: 'ochtend; middag; avond; nacht; vroeg',
    monthParts: 'eind; begin; half; medio',
    next: 'volgende; komende; aanstaande; aankomende; a.s.; deze',
    links: 'de',
    beforeDate: 'op; voor; tot; uiterlijk; vanaf; per; sinds; datum; na',
    beforeHour: '~om; ~vanaf; ~tot; ~rond; ~voor; ~na; ~van',
    hourUnits: '~uur; ~u',
    noon: 'middernacht',
    ordinals: 'e; ste; de',
    ranges: 'tot; t/m',
    falseFriends: "(goede|goeden) morgen; in de morgen; 's morgens; fijne (ma*|di*|wo*|do*|vr*|za*|zo*)",
  },
};
