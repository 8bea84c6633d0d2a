import type { Language } from '../language.ts';

/** Finnish. */
export const fi: Language = {
  code: 'fi',
  bulk: {
    unsubscribe: `
      peruuta tilaus; peru tilaus; peruuttaa tilauksen; lopeta tilaus; poistu postituslistalta
      poistua listalta; en halua enää; et halua enää; lopettaa vastaanott*`,
    autoReplies: 'automaattinen vastaus; automaattivastaus',
    absences: `
      poissaoloviesti; poissaoloilmoitus; poissa toimistosta; poissa; ei paikalla; lomaviesti`,
    addressesReader: 'mainitsi sinut; on maininnut sinut; merkitsi sinut; määritti sinulle',
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
      selaimessa; selaimessasi; verkkoversio*; nettiversio*; ei näy (oikein|kunnolla); ei tue
      (ei|etkö|jos et) (näe|pysty|voi|saa) …; nähdäksesi; lukeaksesi; tekstiversio*
      ongelmia (viestin|lukemisessa|näkemisessä); jos viesti ei näy; katso (viesti|uutiskirje|verkossa)`,
    replyMarks: 'vs; vl; lähet; välitetty; vastaus',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
