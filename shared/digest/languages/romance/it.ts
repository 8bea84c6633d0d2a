import type { Language } from '../language.ts';

/** Italian. */
export const it: Language = {
  code: 'it',
  bulk: {
    unsubscribe: `
      annulla (la tua)? iscrizione; annullare l'iscrizione; annulla l'iscrizione; cancella iscrizione
      cancellarti; cancellati; disiscriviti; disiscriversi; disiscrizione; non ricevere più
      non desideri ricevere; non vuoi più ricevere`,
    autoReplies: 'risposta automatica; risponditore automatico; messaggio automatico',
    absences: 'fuori sede; fuori ufficio; assente; assenza',
    addressesReader: `
      ti ha (menzionato|citato|taggato); ti ha menzionata; l'ha (menzionata|citata); ti ha assegnato
      le ha assegnato`,
  },
  quotation: {
    salutations: `
      ciao (a tutti|a tutte|ragazzi|di nuovo)?; salve (a tutti)?
      (buongiorno|buonasera|buon giorno|buona sera|buon pomeriggio|buondì) (a tutti)?; gentile; gentili
      gent.mo; gent.ma; gent.mi; gentilissimo; gentilissima; gentilissimi; egregio; egregia; egregi; egr.
      spettabile; spett.le; spett.; caro; cara; cari; care; carissimo; carissima; carissimi; stimato
      stimata; a chi di competenza`,
    honorifics: '',
    signOffs: `
      (distinti|cordiali|cari|i più cordiali|i miei più cordiali|un cordiale|tanti|affettuosi) (saluti|saluto)
      saluti (cordiali|e grazie)?; (un caro|un cordiale) saluto; cordialmente; cordialità; in fede
      con stima; d.s.; dist. saluti; cord. saluti; cordiali saluti e grazie
      (molte|mille|tante|infinite|ti|vi|la)? (grazie|ringrazio) (mille|molte|in anticipo|ancora|infinite|di tutto|a tutti|per la disponibilità|e saluti|e a presto|e cordiali saluti)?
      un abbraccio; abbracci; baci; un bacio; bacioni; a (presto|domani|dopo); a presto risentirci
      ci sentiamo; restiamo in attesa
      (buona|buon|ottima) (giornata|serata|lavoro|settimana|fine settimana|weekend|domenica)
      in attesa di (un)? (cortese|vostro|tuo|suo) riscontro`,
    postscripts: "post scriptum; a proposito; un'altra cosa; un'ultima cosa; ultima cosa",
    wrote: 'ha scritto; scrive; scriveva; scrisse; ha scritto quanto segue; ha detto',
    quoting: 'citando; citazione di',
    from: 'da; mittente; di',
    sent: 'inviato; inviata; inviato il; spedito; data invio; data di invio',
    date: 'data',
    to: 'a; per; destinatario; destinatari',
    subject: 'oggetto',
    otherFields: `
      ccn; copia; copia conoscenza; per conoscenza; p.c.; rispondi a; allegati; allegato; importanza
      priorità; riservatezza; organizzazione; per conto di`,
    wholeMail: `
      (messaggio|e-mail|email|mail) (originale|inoltrato|inoltrata|originario|di origine|reindirizzato)
      appuntamento originale; inizio (del)? messaggio inoltrato; inizia messaggio inoltrato; inoltrato da
      messaggio inoltrato da; messaggio originale da`,
    replyAbove: `
      (rispond*|risposta|scriv*) … (sopra|al di sopra di|sopra a) questa (riga|linea)
      sopra questa (riga|linea) … (rispond*|risposta)`,
    footers: `
      (scarica|ottieni|ottenere) outlook per; (privo|senza|esente da) (di)? virus
      questa (e-mail|mail) è stata controllata`,
    sentFrom: `
      (inviato|inviata|spedito|mandato|scritto) (da|dal|dalla|dallo|dall'|con|tramite|via|mediante) (mio|mia|un|il)?
      (questo messaggio|questa mail|questa e-mail) è (stato|stata) (inviato|inviata|spedito) (da|dal|con|tramite)`,
    devices: `
      telefono; cellulare; smartphone; tablet; dispositivo mobile; telefonino; app di posta`,
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
      nel (tuo|suo|vostro)? browser; nel browser; versione (online|web|testo|testuale)
      (non|non si) (visualizzi|visualizza|riesci|riesce|vedi|supporta|viene) …
      per (visualizzare|leggere|vedere) (questa|questo|il|la|correttamente) …
      problemi (di|nella|a|con la) (visualizzazione|visualizzare|leggere|lettura)`,
    replyMarks: 'r; rif; i; inolt; risp; f',
    abbreviations: '',
  },
  dates: {
    months: `gennaio|~gen; febbraio|feb; marzo|~mar; aprile|apr; maggio|~mag; giugno|~giu; luglio|~lug; agosto|~ago
      settembre|sett|~set; ottobre|~ott; novembre|nov; dicembre|dic`,
    weekdays: `lunedì|~lun; martedì|~mar; mercoledì|~mer; giovedì|~gio; venerdì|~ven; sabato|~sab; domenica|~dom`,
    relative: 'oggi; domani; dopodomani; dopo domani; stasera; fine (della)? giornata',
    periods: `questa settimana; (la)? (prossima settimana|settimana prossima); (il)? (prossimo mese|mese prossimo)
      (questo|prossimo) (weekend|fine settimana); (fine|inizio) (della)? (settimana|settimana prossima)
      fine (del)? mese; fine anno`,
    dayParts: 'mattina; mattino; pomeriggio; sera; notte',
    monthParts: 'fine; inizio; metà',
    next: 'prossimo; prossima; questo; questa',
    links: 'il; di; del; lo; giorno; della',
    dayMarks: 'giorno; giorni',
    beforeDate: 'il; entro; dal; al; del; prima; fino; per; giorno; data; scadenza',
    beforeHour: 'ore; (alle|dalle|per le|entro le) ore; ~alle; ~dalle; ~per le; ~entro le; ~verso le; ~ore',
    noon: 'mezzogiorno; mezzanotte',
    ordinals: '°; º',
    ranges: 'alle; al; a',
    falseFriends: `(buon|buona) (lun*|mar*|mer*|gio*|ven*|sab*|dom*|fine settimana)
      lunedì (al|a) (venerdì|sabato|domenica); dom pérignon`,
  },
};
