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
    months: '',
    weekdays: '',
    relative: '',
  },
};
