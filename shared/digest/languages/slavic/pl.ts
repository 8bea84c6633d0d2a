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
      witam (serdecznie|wszystkich|ponownie|państwa)?; witaj; witajcie; cześć (wszystkim)?; hej (wszystkim)?
      hejka; siema; drogi; droga; drodzy; kochani; kochana; kochany
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
    wrote: `
      napisał; napisała; pisze; pisał; pisała; napisali; powiedział; napisana przez; napisane przez`,
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
      (wiadomość|oryginalna|oryginalny) (oryginalna|wiadomość|e-mail|przekazana|termin); przekazana wiadomość
      przesłana wiadomość; wiadomość (oryginalna|przekazana|przesłana dalej|źródłowa|pierwotna)
      treść oryginalnej wiadomości; (przekazane|przesłane|przekazana) (przez|od)
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
    sentLast: '',
    devices: `
      telefonu; komórki; smartfona; smartfonu; tabletu; urządzenia; telefon; aplikacji mobilnej
      urządzenia mobilnego`,
  },
  requests: {
    requests: `proszę; prosimy; poproszę; prosił*bym; (czy)? (mógłby*|mogłaby*|mogliby*|mogę prosić|zechciał*)
      czy (możesz|możecie)
      (możesz|możecie) (mi|nam|przesłać|potwierdzić|wysłać|sprawdzić|podpisać|zadzwonić|odpisać)
      (daj|dajcie) (mi|nam)? znać
      (prześlij|wyślij|podeślij|potwierdź|odpisz|zadzwoń|sprawdź|podpisz|zaakceptuj|zatwierdź|uzupełnij|wypełnij|odeślij|zapłać|opłać|przygotuj|napisz|przypomnij|pomóż|przekaż|zerknij|oddzwoń)(cie)?
      (czekam|czekamy|oczekuj*) na (twoj*|pana|pani|państwa|wasz*|twój|potwierdzenie|odpowiedź|decyzję|akceptację)
      potrzeb* (jest)? (od|twoj*|pana|pani|państwa|twój|wasz*); wdzięczn* (za|jeśli|gdyby); nie zapomnij*
      (pamiętaj|pamiętajcie) (o|żeby|aby); (miło|dobrze|fajnie) byłoby gdyby; uprasza się; prośba o
      wymagana (odpowiedź|akceptacja)`,
    imperatives: '',
    objects: '',
    deadlines: '',
    courtesies: `
      (proszę|prosimy) (nie odpowiadać|o wyrozumiałość|o cierpliwość|o wybaczenie|przyjąć|wybaczyć|zwrócić uwagę|zignorować|się nie|bardzo|śmiało)
      (w razie|w przypadku|jeśli|jeżeli|gdyby) …(pytań|wątpliwości|pytania) …(proszę|prosimy|kontakt*)
      (proszę|prosimy) o kontakt (w razie|w przypadku|jeśli|jeżeli|gdyby); jak się (masz|macie|pan|pani)
      (masz|macie|czy mają państwo) (jakieś)? pytania; pytania; w czym (możemy|mogę) pomóc
      (daj|dajcie) znać (jeśli|jeżeli|jakby|gdyby) …(pytania|pytań|pomocy|czegoś)`,
    pleasantries: `
      mam nadzieję że (u|wszystko|masz|ma|jesteś|czujesz|ten|miło) … (dobrze|porządku|weekend|zdrow*|świetnie)
      jak się (masz|macie|pan miewa|pani miewa|czujesz)
      co (słychać|u ciebie|u was) (u ciebie|u was|słychać)?
      (bardzo|serdecznie|z góry)? (dziękuję|dziękujemy|dzięki) za (wiadomość|mail*|e-mail*|odpowiedź|szybk*|kontakt|zainteresowanie|cierpliwość|pana|pani|państwa|twoj*|informacj*)
      miłego (dnia|weekendu|tygodnia)`,
    boilerplate: `wiadomość (została)? wygenerowan*; (w razie|w przypadku) … (pytań|wątpliwości)
      (jeśli|jeżeli|gdyby) (masz|mają|ma pan*|macie|miał*|pojawi*) … (pytania|pytań); nie wahaj* się
      (pozostaję|pozostajemy|jestem|jesteśmy) do (dyspozycji|państwa|twojej); (wypisz|zrezygnuj) (się|z)
      polityka prywatności; (krs|nip|regon); obserwuj nas; klauzula informacyjna
      administratorem (państwa|twoich)? danych`,
    thisMail: `(ta|ten|tę|tą|tej|tego|niniejsza|niniejszy|niniejszą) (wiadomość|wiadomości|e-mail|e-maila|mail|maila|newsletter|adres|korespondencja)`,
    aboutMail: `automatyczn*; nie odpowiada*; nie odpisywać; przeglądarce; online; otrzymujesz; otrzymałeś
      ponieważ
      nie chcesz; wygenerowan*`,
    aboutLaw: `poufn*; adresat*; odbiorc*; przeznaczon*; zastrzeżon*; omyłkowo; pomyłk*; zabronion*; zakazan*
      niedozwolon*; załącznik*; usuń; usunięcie; odpowiedzialności`,
    disclaimers: `(nie jesteś|nie są państwo|nie jest pan*) …(adresat*|odbiorc*); klauzula poufności
      (pomyśl|pomyślmy|dbaj|dbajmy|chroń) (o)? środowisk*; (zanim|przed) (wydrukujesz|wydrukowaniem)
      nie drukuj; wyłącznie dla adresata`,
    aboutSender: `spoza; z zewnątrz; zewnętrzn* (nadawc*|źródł*|adres*|kont*); od zewnętrz*; ze źródła zewn*
      nieznan* nadawc*; podejrzan*`,
    banners: `(nie|rzadko) (otrzymujesz|dostajesz) (często)? …(wiadomości|e-mail*|maili)
      (wiadomość|e-mail|mail|nadawca) (z zewnątrz|spoza|zewnętrzn*|od nadawcy zewn*)
      nadawca (tej|jest spoza|spoza); niektóre osoby które`,
    bannerLabels: 'zewnętrzn*; (wiadomość|poczta) zewnętrzna; (e-mail|mail|nadawca) zewnętrzny',
    bannerAdvice: `nie (klikaj|otwieraj|klikajcie|otwierajcie); ostrożn*; dlaczego (to)? (jest)? (to)? ważne
      (znasz|rozpoznajesz) nadawc*; podejrzan*; phishing`,
    replyMarks: `odp; pd; odpowiedź; przek; zaakceptowano; odrzucono; wstępnie; odwołano; anulowano
      automatyczna odpowiedź; autoresponder; nieobecność; niedostarczon*; przeczytano; przekazana`,
    abbreviations: `np; tzn; tj; m.in; dr; mgr; inż; prof; ul; al; pl; nr; tel; ok; godz; św; szt; ds; dot
      min; maks; pt
      pn; śr; czw; os; art; ust; poz; str; hab; ww; tys; mln; im; płk; ks`,
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
