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
      dank (je|je wel|u|u wel|alvast)?; dankjewel; dankuwel; (hartelijk|heel erg|veel) (bedankt|dank)
      liefs; fijne (dag|avond|week) (verder|nog)?; fijn weekend; tot snel`,
    postscripts: 'o ja; trouwens; nog iets; nog één ding',
    wrote: `
      schreef; schrijft; heeft geschreven; schreef het volgende; het volgende geschreven
      heeft … geschreven; zei`,
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
      in (uw|je|de|een) (browser|webbrowser); online versie; webversie
      (niet|onvoldoende) (goed|correct|juist) (weergegeven|leesbaar|zichtbaar|weer)
      om dit bericht te (bekijken|lezen); problemen met (het)? (lezen|bekijken|weergave)
      bekijk (deze|dit|de) … online; kunt u (deze|dit) … niet lezen; tekstversie; ondersteunt geen`,
    replyMarks: 'antw; betr; doorst; doorgest; doorgestuurd',
    abbreviations: '',
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
