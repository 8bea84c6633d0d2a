import type { Language } from '../language.ts';

/** Polish. */
export const pl: Language = {
  code: 'pl',
  bulk: {
    unsubscribe: `
      wypisz się; wypisać się; zrezygnuj z; rezygnacja z … (newslettera|subskrypcji); anuluj subskrypcję
      rezygnacja z subskrypcji; zrezygnować z otrzymywania; nie chcesz otrzymywać`,
    autoReplies: 'odpowiedź automatyczna; automatyczna odpowiedź; autoodpowiedź; autoresponder',
    absences: 'poza biurem; nieobecność; nieobecny',
    addressesReader: 'wspomniał* o tobie; wspomniał* cię; oznaczył* cię; wspomina o tobie; przypisał* ci',
  },
  quotation: {
    salutations: `
      (dzień dobry|dobry wieczór) (wszystkim|państwu|pani|panu)?
      witam (serdecznie|wszystkich|ponownie|państwa)?; witaj; witajcie; cześć (wszystkim)?
      hej (wszystkim)?; hejka; siema; drogi; droga; drodzy; kochani; kochana; kochany
      (szanowny|szanowna|szanowni|wielce szanowny) (panie|pani|państwo)?; panie; pani; siemka`,
    honorifics: '',
    signOffs: `
      (z|łączę|z wyrazami)? (poważaniem|szacunkiem|uszanowaniem|szacunku)
      pozdrawiam (serdecznie|ciepło|i dziękuję)?; z pozdrowieniami; (serdecznie|gorąco|ciepło) pozdrawiam
      (serdeczne|łączę|ciepłe|serdeczne)? pozdrowienia; pozdro; pozdr; pozdr.; pzdr; z wyrazami szacunku
      (bardzo|serdecznie|z góry|wielkie)? (dziękuję|dziękujemy|dzięki|dzięki) (bardzo|serdecznie|z góry|za pomoc|i pozdrawiam|wielkie|raz jeszcze)?
      dziękuję i pozdrawiam; ściskam; buziaki; do (zobaczenia|usłyszenia|jutra|miłego)
      (miłego|udanego|dobrego) (dnia|weekendu|wieczoru|tygodnia); trzymaj się; życzę miłego dnia`,
    postscripts: 'p.s; jeszcze jedno; przy okazji; i jeszcze; aha',
    wrote: 'napisał; napisała; pisze; pisał; pisała; napisali; powiedział',
    quoting: 'cytowanie; cytat z; cytat od; cytuję',
    from: 'od; nadawca',
    sent: 'wysłano; wysłane; wysłany; wysłana; data wysłania; wysłano dnia',
    date: 'data',
    to: 'do; adresat; odbiorca',
    subject: 'temat; dotyczy',
    otherFields: `
      dw; udw; kopia; kopia do; do wiadomości; odpowiedz do; odpowiedz-do; załączniki; załącznik; ważność
      priorytet; poufność; organizacja; w imieniu`,
    wholeMail: `
      (wiadomość|oryginalna|oryginalny) (oryginalna|wiadomość|e-mail|przekazana|termin)
      przekazana wiadomość; przesłana wiadomość
      wiadomość (oryginalna|przekazana|przesłana dalej|źródłowa|pierwotna); treść oryginalnej wiadomości
      (przekazane|przesłane|przekazana) (przez|od)
      (początek|treść) (przekazywanej|przekazanej|przesłanej|przesłanej dalej) wiadomości
      początek wiadomości przekazanej`,
    replyAbove: `
      (odpowied*|odpis*|pisz|wpisz|napisz) … (powyżej|nad) (tej|tą) (linii|linią|kreski)
      powyżej tej linii … (odpowied*|odpis*)`,
    footers: `
      (pobierz|uzyskaj|zdobądź) (program|aplikację)? outlook (dla|na); (wolne|wolna|bez) (od)? wirusów
      nie zawiera wirusów; bez wirusów; ta wiadomość (e-mail|została) … (wirus*|avast)`,
    sentFrom: `
      (wysłane|wysłano|wysłana|wysłany|przesłane|nadane) (z|ze|przez|za pomocą|przy użyciu|poprzez|w) (mojego|moim|programu|aplikacji|telefonu)?
      (ta wiadomość|ten e-mail) (została|został) (wysłana|wysłany) (z|za pomocą|przez)`,
    devices: `
      telefonu; komórki; smartfona; smartfonu; tabletu; urządzenia; telefon; aplikacji mobilnej
      urządzenia mobilnego`,
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
      w przeglądarce; wersja (online|internetowa|tekstowa|www); wersję (online|internetową)
      nie (wyświetla|obsługuje|widzisz|możesz|może) …; aby (zobaczyć|wyświetlić|przeczytać|obejrzeć) …
      problemy z (wyświetlaniem|odczytaniem|wyświetleniem); nie wyświetla się; wiadomość w formacie`,
    replyMarks: 'odp; pd; odpowiedź; przek',
    abbreviations: '',
  },
  dates: {
    months: `styczeń|stycznia|styczniu|~sty; luty|lutego|lutym|~lut; marzec|marca|marcu|~mar
      kwiecień|kwietnia|kwietniu|~kwi; maj|maja|maju; czerwiec|czerwca|czerwcu|~cze; lipiec|lipca|lipcu|~lip
      sierpień|sierpnia|sierpniu|~sie; wrzesień|września|wrześniu|~wrz; październik*|~paź; listopad*|~lis
      grudzień|grudnia|grudniu|~gru`,
    weekdays: `poniedział*|~pon|~pn; (wtorek|wtorku|wtorkiem)|~wt; (środa|środę|środy|środzie)|~śr
      (czwartek|czwartku|czwartkiem)|~czw; (piątek|piątku|piątkiem)|~pt; (sobota|sobotę|soboty|sobocie)|~sob
      (niedziela|niedzielę|niedzieli|niedzielą)|~ndz|~niedz`,
    relative: 'dziś; dzisiaj; jutro; jutra; pojutrze; (koniec|końca|końcem|końcu) dnia',
    periods: `(przyszł*|następn*|tym|tego|bieżąc*) (tydz*|tyg*)
      (koniec|końca|końcem|końcu|początku) (tygodnia|miesiąca|roku|przyszłego tygodnia)
      (przyszł*|następn*) miesi*`,
    dayParts: 'rano; wieczorem; po południu; przed południem; w południe',
    monthParts: 'koniec; końca; końcem; końcu; początek; początku; początkiem; połowie; połowy',
    next: 'najbliższ*; przyszł*; następn*; ten; tę; tą',
    links: 'dnia',
    dayMarks: 'dnia; dniu',
    beforeDate: 'do; dnia; dniu; dn; od; po; przed; na; najpóźniej; data; termin',
    beforeHour: `(o|od|do|na|po|przed)? (godz|godzina|godzinie|godziny|godzinę); ~o; ~od; ~do; ~około; ~ok; ~przed; ~po
      ~na`,
    noon: 'południe; północ; północy',
    ordinals: 'go; ego',
    yearMarks: 'r; roku',
    ranges: 'do',
    falseFriends: '(miłego|miłej|dobrego|udanego|udanej) (pon*|wto*|śro*|czw*|pią*|sob*|nie*)',
  },
};
