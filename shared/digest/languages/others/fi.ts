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
      (hyvää|hyvä) (huomenta|päivää|iltaa|iltapäivää|päivä); huomenta; morjens; morjes; parahin; kunnioitettu`,
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
      kopio; kopiot; piilokopio; vastausosoite; vastaus; vastaa; vastaa osoitteeseen; liitteet; liite; tärkeys
      prioriteetti; arkaluontoisuus; organisaatio; puolesta`,
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
    requests: `
      (voisitko|voitko|voisitteko|voitteko|voisiko|pystytkö|pystyisitkö|pystyttekö|ehditkö|ehtisitkö|viitsisitkö|haluaisitko|saisinko|saisimmeko|saanko|saammeko|onnistuisiko|onnistuuko|sopisiko|sopiiko|käykö|kävisikö|olisitko|tulisitko|laittaisitko|lähettäisitkö|vahvistaisitko|kertoisitko|ilmoittaisitko)
      ole (hyvä|kiltti|ystävällinen) ja; olkaa (hyvä|ystävällisiä) ja; ystävällisesti
      (pyydän|pyydämme|pyytäisin|pyytäisimme|toivon|toivomme|toivoisin) (teitä|sinua|vastaust*|vahvist*|että vastaat|että ilmoit*|palautta*|ilmoitta*|lähettä*|vastaa*|kuittau*|tietoa|maksa*|tarkista*|kommentteja|pikaista)
      (ilmoitathan|ilmoitattehan|kerrothan|vastaathan|vastaattehan|vahvistathan|vahvistattehan|lähetäthän|lähetättehän|laitathan|soitathan|tarkistathan|palautathan|muistathan|täytäthän|toimitathan|kuittaathan)
      (ilmoita|ilmoittakaa|kerro|kertokaa|vastaa|vastatkaa|vahvista|vahvistakaa|lähetä|lähettäkää|laita|soita|soittakaa|tarkista|allekirjoita|palauta|hyväksy) (minulle|meille|mulle|viimeistään|mennessä|ennen|pian|heti|mahdollisimman|takaisin|onko|sopiiko|milloin)
      (tarvitsen|tarvitsemme|tarvitsisin|odotan|odotamme) (vielä)? (sinulta|teiltä|vastaustasi|vastaustanne|vahvistust*|hyväksynt*|kommentteja*|allekirjoitu*|apuasi)
      olisi (hienoa|kiva|mukavaa|hyvä|mahtavaa) jos; olisin kiitollinen jos; v.p; jään odottamaan vastaust*
      pyydetään (vastaa*|ilmoitta*|vahvista*|ystäv*); (älä unohda|älkää unohtako)`,
    imperatives: `ilmoita*; kerro; kertokaa; vastaa; vastatkaa; vahvista*; lähetä; lähettäkää; laita; soita
      tarkista
      allekirjoita; palauta*; maksa; hyväksy; katso; täytä; varaa; toimita; osallistu`,
    objects: 'se; tämä; nämä; ne; oheinen; jos; että; onko; sopimus; lasku; lomake; minulle; meille',
    deadlines: 'mennessä; ennen; viimeistään',
    courtesies: `älä epäröi; älkää epäröikö
      (onko|onks) (sinulla|teillä|sulla) (jotain|lisää)? (kysyttävää|kysymyksiä)
      kysyttävää; kysymyksiä; tarvitsetko apua
      (kerro|ilmoita|kysy|ota) … (jos|mikäli) (sinulla|teillä|tarvitset|on) …(kysy*|apua)
      ystävällisesti tiedoksi`,
    pleasantries: `(toivottavasti|toivon|toivomme) … (hyvin|hyvä|mukava|kunnossa|hyvää)
      (mitä|miten) (kuuluu|menee|voit|voitte) (sinulle|teille|sulle)?
      (paljon|suuri|suuret|lämmin)? kiito* (viesti*|sähköposti*|vastaukse*|yhteydenoto*|kärsivällisyyd*|nopea*|mielenkiinno*)`,
    boilerplate: `(jos|mikäli|onko) (sinulla|teillä)? …(kysyttävää|kysymyksiä|lisäkysymyksiä)
      (lisätietoja|lisätiedot|kysymykset) (antaa|saat|osoitteesta|tarvittaessa)
      (peruuta|peru) (tilaus|uutiskirje*); tietosuojaseloste; y-tunnus; seuraa meitä`,
    thisMail: '(tämä|tähän|tämän|tätä|tästä) (sähköposti*|viesti*|uutiskirje*|osoite*|postilaatikko*)',
    aboutMail: `automaatti*; (älä|älkää) vastaa; älä vastaa; älkää vastatko; ei voi vastata; et voi vastata
      selaimessa; verkossa; koska olet; enää`,
    aboutLaw: `luottamuksel*; salassa; vastaanottaja*; tarkoitettu; vahingossa; erehdyksessä; virheellisesti
      kielletty; luvaton*; liitt*; poista*; tuhota*; vastuu*`,
    disclaimers: `(et|ette) ole (viestin|sen|tämän|oikea|tarkoitettu|aiottu) …vastaanottaja
      (ajattele|ajatelkaa|säästä|huomioi) (ympäristöä|luontoa); ennen kuin tulostat
      tarkoitettu (vain|ainoastaan) vastaanottaja*`,
    aboutSender: 'ulkopuol*; ulkoi* (lähettäj*|lähtee*|osoitte*); tuntematt* lähettäj*; epäilyttäv*',
    banners: `(et|ette) (yleensä)? saa (usein|yleensä)
      (ulkoinen|ulkopuolinen) (viesti|sähköposti|lähettäjä) (organisaatio*|yrity*); viestin lähettäjä on
      osa tämän viestin`,
    bannerLabels: '(ulkoinen|ulkopuolinen); (ulkoinen|ulkopuolinen) (viesti|sähköposti|lähettäjä)',
    bannerAdvice: `(älä|älkää) (klikkaa|avaa|napsauta|avatko|napsauttako|klikatko); varovai*
      miksi tämä on tärkeää
      tunnet lähettäjä*; tunnista*; epäilyttäv*`,
    replyMarks: `vs; vl; lähet; välitetty; vastaus; hyväksytty; hylätty; alustava; peruttu; peruutettu
      automaattinen vastaus; poissa*; ei voitu toimittaa; luettu`,
    abbreviations: `esim; mm; ym; yms; nro; n; ks; klo; puh; ns; prof; os; vrt; kpl; milj; sis; alv; ao; ko; em; mahd`,
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
