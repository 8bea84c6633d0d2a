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
      spettabile; spett.le; spett.; caro; cara; cari; care; carissimo; carissima; carissimi; stimato; stimata
      a chi di competenza`,
    honorifics: '',
    signOffs: `
      (distinti|cordiali|cari|i più cordiali|i miei più cordiali|un cordiale|tanti|affettuosi) (saluti|saluto)
      saluti (cordiali|e grazie)?; (un caro|un cordiale) saluto; cordialmente; cordialità; in fede; con stima
      d.s.; dist. saluti; cord. saluti; cordiali saluti e grazie
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
      ccn; copia; copia conoscenza; per conoscenza; p.c.; rispondi a; allegati; allegato; importanza; priorità
      riservatezza; organizzazione; per conto di`,
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
    sentLast: '',
    devices: 'telefono; cellulare; smartphone; tablet; dispositivo mobile; telefonino; app di posta',
  },
  requests: {
    requests: `mi fai sapere; per favore; per piacere; cortesemente; gentilmente
      (mi|ci) (serve|servirebbe|occorre); prego (*are|*ere|*ire); sarebbe possibile; (ti|le|vi) dispiacerebbe
      per cortesia; (potresti|potreste|riesci|riesce|riuscite); (non dimenticare|non dimenticate|ricordati) di
      (puoi|potete) (*mi|*ci|confermare|inviare|mandare|controllare|verificare|firmare|venire|spostare)
      (può|potrebbe) (confermar*|inviar*|mandar*|dirmi|dirci|farmi|farci|indicar*|darmi|darci|fornir*|comunicar*|aiutar*)
      (la|vi|ti|le) (prego|preghiamo|pregherei|chiedo|chiediamo|chiederei|invito|invitiamo) (di|a|se)
      (sarei|saremmo) (grato|grata|grati); (mi|ci) (dica|mandi|invii|confermi|richiami|chiami|scriva|tenga)
      (si prega|si richiede|siete pregati|è pregato) di; (chiedo|chiediamo) (cortesemente|di|conferma|cortese)
      (fammi|facci|mi faccia|ci faccia|fatemi|fateci) (sapere|avere|pervenire); (azione|risposta) richiesta
      (manda|invia|conferma|rispondi|chiama|scrivi|aiuta|gira|passa|ricorda|avvisa|da|di|tieni|mandate|inviate|confermate|dite)(mi|ci|mmi)
      (ho|abbiamo|avrei|avremmo) bisogno (di|del|della|che) (tuo|tua|suo|sua|vostro|vostra|tu|lei|voi)
      (aspetto|aspettiamo|attendo|attendiamo|attesa) … (risposta|riscontro|conferma|ok|approvazione|firma|decisione)`,
    imperatives: `approva; compila*; chiama*; chiami; paga; pagate; restituisci; prenota*; consegna*
      conferm*; invia; inviate; invii; manda; mandate; firma; firmate; rispond*; controlla*; verific*`,
    objects: 'il; la; lo; i; gli; le; tuo; tua; questo; questa; se; quando; subito',
    deadlines: 'entro; prima',
    courtesies: `(domande|dubbi); bisogno di aiuto
      (per favore|per cortesia)? non (rispond*|esit*); come possiamo aiutar*; password dimenticata
      si prega di (non|notare|ignorare|considerare|prendere nota|trovare|scusare|tenere presente)
      (la|vi|ti) (prego|preghiamo) di (scusar*|accettare|gradire|non); (ti|vi|la|le) (chiedo|chiediamo) scusa
      (puoi|può|potete|potrà) (contattar*|scriver*|trovare|consultare|disiscriver*|cancellar*)
      (hai|ha|avete) (qualche)? (domanda|domande|dubbi); sapere se (hai|ha|avete) …(domande|dubbi|bisogno)`,
    pleasantries: `(la|ti|vi) ringrazi* per; piacere di (conoscerla|conoscerti|sentirti)
      (spero|speriamo|mi auguro|ci auguriamo) (che)? (tu|lei|voi|tutto|stia|vada|questa|questo|abbia) … (bene|weekend|vacanze|fine settimana)
      come (stai|sta|state|va|vanno) (tutto|oggi|le cose)?; tutto bene (da te|da voi)?
      (molte|mille|tante)? grazie (mille|tante)? per (la|il|l'|le|averci|averla|avermi)`,
    boilerplate: `privacy policy; seguici
      se (hai|ha|avete|avessi|avesse|desidera) …(domande|dubbi|informazioni|aiuto|chiarimenti|domanda|bisogno)
      (per|in caso di) (qualsiasi|ulteriori|qualunque|ogni|eventuali|maggiori) (domand*|informazion*|chiariment*|dubbi*|necessità|esigenza)
      (non esitare|non esitate|non esiti); (cancellati|disiscriviti|disiscrizione|annulla l'iscrizione)
      (resto|restiamo|rimango|rimaniamo) a (tua|sua|vostra|completa|vs)? …disposizione; informativa privacy`,
    thisMail: `queste email
      (questo|questa|il presente|la presente|nella presente|alla presente) (messaggio|email|e-mail|mail|comunicazione|trasmissione|newsletter|indirizzo|casella)`,
    aboutMail: `automatic*; automaticamente; non (rispondere|rispondete|risponda|è monitor*); browser; online
      ricevi questa; ha* ricevuto questa; non ricevere; più ricevere; (visualizz*|leggere) correttamente`,
    aboutLaw: `proibit*; non autorizzat*; allegati; distrugger*; cancell*; elimin*; divulg*; responsab*
      riservat*; confidenzial*; destinatari*; esclusiv*; privilegiat*; destinat*; per errore; vietat*`,
    disclaimers: `non (è|siete|foste|fosse|sei) (lei)? (il|i|l'|uno dei)? …destinatari*
      (avviso|clausola|nota) di riservatezza; ai sensi del (d.lgs|regolamento|gdpr|decreto|reg)
      (pensa|pensate|rispetta|rispettiamo) …l'ambiente; prima di stampare; non stampare`,
    aboutSender: `
      (dall'esterno|fuori|all'esterno|esterno|esterna|esterni) (dell'|dall'|della|dalla|del|all'|alla|di)
      dall'esterno; (mittente|fonte|indirizzo|un|una|origine) estern*; mittente sconosciuto; sospett*`,
    banners: `(ricevi|riceve) raramente; il mittente di questo
      non (ricevi|riceve|si riceve|si ricevono) spesso; alcune persone che hanno ricevuto
      (email|e-mail|mail|messaggio|mittente) (esterno|esterna|proveniente) (da|dall'|all'|alla)`,
    bannerLabels: 'esterno; esterna; (mittente|messaggio) esterno; (email|e-mail|mail|posta) esterna',
    bannerAdvice: `cautela; contenuto è sicuro; phishing; in caso di dubbi*
      non (cliccare|fare clic|aprire|cliccate|aprite|cliccar*); (prestare|prestate|fare|fate) attenzione
      perché (questo|ciò)? è importante; (riconosc*|conosc*) … mittente; sospett*; verifica* … mittente`,
    replyMarks: `fuori ufficio; letto; risposta; inoltro
      r; rif; i; inolt; risp; accettato; rifiutato; provvisorio; annullato; risposta automatica; fuori sede`,
    abbreviations: `pag; vol; cfr; max; min; rif; prot; sig.ra; sig.na; dott.ssa; s.p.a; s.r.l
      sig; sigg; dott; dr; ing; avv; arch; prof; geom; rag; on; spett; gent; egr; art; n; nr; tel; cell; es`,
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
