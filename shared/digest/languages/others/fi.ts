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
    salutations: `
      hei (kaikki|kaikille|taas|sinä|vaan)?; moi (kaikki|kaikille|taas)?; moikka; moro
      terve (kaikki|kaikille)?; tervehdys; heippa; arvoisa; arvoisat; rakas; rakkaat
      (hyvää|hyvä) (huomenta|päivää|iltaa|iltapäivää|päivä); huomenta; morjens; morjes; parahin
      kunnioitettu`,
    honorifics: '',
    signOffs: `
      (ystävällisin|parhain|lämpimin|kunnioittavin|kohteliain|iloisin|aurinkoisin|yhteistyöterveisin|kauniin|terveisin|hyvin) (terveisin|tervehdyksin)?
      terveisin; terv.; terv; t.; t:; tv.; yt.; yst. terv.; yt; yst.terv.; kunnioittavasti; ystävällisesti
      terkuin; terkkuin; terkut; terveiset; yhteistyöterveisin; halauksin; hali; rakkain terveisin
      (paljon|suuri|iso|jo etukäteen|suuret)? (kiitos|kiitokset|kiitoksia|kiitti|kiitän) (paljon|etukäteen|jo etukäteen|kaikille|avusta|vielä kerran|ja hyvää viikonloppua|ajastasi|ajastanne)?
      kiitos ja (terveisin|hyvää päivänjatkoa|mukavaa viikonloppua)
      (hyvää|mukavaa|ihanaa|aurinkoista|kivaa) (päivänjatkoa|viikonloppua|päivää|iltaa|viikkoa|jatkoa)
      nähdään; näkemiin; kuulemiin; hei hei; moikka; moi moi; pidä huolta`,
    postscripts: 'ps.; jk; j.k.; jälkikirjoitus; muuten; vielä yksi asia; ai niin; huom',
    wrote: `
      kirjoitti; kirjoittaa; kirjoitti seuraavasti; on kirjoittanut; kirjoitit; sanoi; kirjoitti näin`,
    quoting: 'lainaus; lainaten; lainaa',
    from: 'lähettäjä; keneltä',
    sent: 'lähetetty; lähetysaika; lähetyspäivä; lähetetty klo',
    date: 'päivämäärä; päiväys; pvm',
    to: 'vastaanottaja; vastaanottajat; kenelle; kohde',
    subject: 'aihe; otsikko',
    otherFields: `
      kopio; kopiot; piilokopio; vastausosoite; vastaus; vastaa; vastaa osoitteeseen; liitteet; liite
      tärkeys; prioriteetti; arkaluontoisuus; organisaatio; puolesta`,
    wholeMail: `
      (alkuperäinen|välitetty|edelleenlähetetty|edelleen lähetetty|uudelleenlähetetty) (viesti|sähköposti|tapaaminen|viesti alkaa)
      alkuperäinen viesti alkaa; välitetty viesti alkaa
      (edelleenlähetetty|välitetty|edelleen lähetetty) viesti alkaa; viestin alku; lähetetty edelleen
      välittänyt`,
    replyAbove: `
      (vastau*|kirjoita|vasta*) … tämän (rivin|viivan) yläpuolelle
      tämän (rivin|viivan) yläpuolelle … (vasta*|kirjoita)`,
    footers: '(hanki|lataa|hae) outlook; virukseton; ei viruksia; virusvapaa',
    sentFrom: `
      lähetetty (laitteesta|puhelimesta|minun|sovelluksesta|käyttäen)?; lähetetty; lähetettiin
      tämä viesti on lähetetty; tämä viesti lähetettiin`,
    sentLast: '',
    devices: `
      puhelimesta; puhelimestani; kännykästä; kännykästäni; älypuhelimesta; tabletista; mobiililaitteesta
      puhelimella; laitteesta; samsung-laitteesta; sähköposti; matkapuhelimesta`,
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
    months: `tammiku*|tammik; helmiku*|helmik; maalisku*|maalisk; huhtiku*|huhtik; toukoku*|toukok; kesäku*|kesäk
      heinäku*|heinäk; eloku*|elok; syysku*|syysk; lokaku*|lokak; marrasku*|marrask; jouluku*|jouluk`,
    weekdays: `maanantai*|~ma; tiistai*|~ti; keskiviik*|~ke; torstai*|~to; perjantai*|~pe; lauantai*|~la
      sunnuntai*|~su`,
    relative: 'tänään; huomenna; huomis*; ylihuomenna; ylihuomis*; tänä iltana; päivän lop*',
    periods: '(ensi|tällä|tämän|tulevalla|seuraavalla) viik*; ensi kuu*; (viikon|kuun|vuoden) lop*',
    dayParts: 'aamulla; aamuna; aamupäivällä; iltapäivällä; illalla; yöllä',
    monthParts: 'lopus*; loppu*; alus*; alku*; puoliväl*',
    next: 'ensi; tuleva*; seuraava*; tämän; tänä',
    beforeDate: 'viimeistään; alkaen; pvm; päivämäärä; ennen',
    beforeHour: 'klo; kello',
    noon: 'keskipäiv*; keskiyö*',
    afterDay: 'mennessä; asti; saakka; alkaen',
    falseFriends: '(hyvää|mukavaa) (maa*|tii*|kes*|tor*|per*|lau*|sun*)',
  },
};
