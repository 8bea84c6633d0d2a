import type { Conversation } from '../conversation.ts';

/** German, French, Spanish, Portuguese and Italian mails. */
export const romanceAndGermanMails: readonly Conversation[] = [
  {
    id: 'own-de-interleaved',
    language: 'de',
    source: 'own',
    mails: [
      {
        from: 'Lena Großmann <lena@example.org>',
        subject: 'Re: Umzug',
        text: `Am 23.11.2026 um 10:12 schrieb Ada Quist:
> Passt euch Dienstag?

Ja, neun Uhr ist gut.

> Wer bringt den Schlüssel?

Den bringe ich mit. Kannst du das Tor öffnen?

Viele Grüße
Lena
`,
      },
    ],
    expected: {
      who: 'Lena Großmann',
      what: ['neun Uhr ist gut', 'Tor öffnen'],
      asks: true,
      isBulk: false,
      mustNot: ['Passt euch', 'schrieb'],
    },
  },
  {
    id: 'own-de-disclaimer',
    language: 'de',
    source: 'own',
    mails: [
      {
        from: 'Kai Brunner <kai@werft.example>',
        subject: 'Lieferung Kran 2',
        text: `Hallo Ada,

der zweite Kran kommt am 4. Dezember, die Papiere liegen im Büro.

Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte sofort den Absender und vernichten Sie diese Mail.
Bitte prüfen Sie der Umwelt zuliebe, ob der Ausdruck dieser Mail erforderlich ist.
`,
      },
    ],
    expected: {
      who: 'Kai Brunner',
      what: ['zweite Kran', 'Papiere liegen im Büro'],
      byWhen: ['4. Dezember'],
      asks: false,
      isBulk: false,
      mustNot: ['vertrauliche', 'Umwelt'],
    },
  },
  {
    id: 'own-de-vacation',
    language: 'de',
    source: 'own',
    mails: [
      {
        from: 'Jonas Weber <jonas@example.org>',
        subject: 'Abwesenheitsnotiz: Angebot',
        headers: { 'X-Autoreply': 'yes', 'X-Auto-Response-Suppress': 'All' },
        text: 'Ich bin bis zum 7. Dezember nicht im Büro. In dringenden Fällen wenden Sie sich bitte an Frau Peters.',
      },
    ],
    expected: { who: 'Jonas Weber', what: [], isBulk: true },
  },
  {
    id: 'own-de-ticket',
    language: 'de',
    source: 'own',
    mails: [
      {
        from: 'Stadtwerke Service <service@stadtwerke.example>',
        subject: '[Ticket 90871] Ihr Zählerstand',
        text: `##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein -##

Hallo Frau Quist,

für Ihren Zähler fehlt uns noch der Stand. Können Sie ihn uns bis zum 30. November nennen?

Mit freundlichen Grüßen
Ihr Serviceteam
`,
      },
    ],
    expected: {
      who: 'Stadtwerke',
      what: ['Zähler', 'nennen'],
      byWhen: ['30. November'],
      asks: true,
      isBulk: false,
      mustNot: ['oberhalb dieser Zeile', 'Serviceteam'],
    },
  },
  {
    id: 'own-fr-banner',
    language: 'fr',
    source: 'own',
    mails: [
      {
        from: 'Paul Girard <paul@port.example>',
        subject: 'RE: Quai 4',
        text: `ATTENTION : cet e-mail provient d'une personne externe à l'organisation. Ne cliquez pas sur les liens si vous ne connaissez pas l'expéditeur.

Le quai 4 est libre jeudi à partir de 9h30.

Envoyé de mon téléphone

De : Ada Quist <ada@example.com>
Envoyé : lundi 23 novembre 2026 10:00
À : Paul Girard
Objet : Quai 4

Le quai est-il libre jeudi ?
`,
      },
    ],
    expected: {
      who: 'Paul Girard',
      what: ['quai 4 est libre'],
      byWhen: ['jeudi'],
      asks: false,
      isBulk: false,
      mustNot: ['personne externe', 'est-il libre', 'Envoyé'],
    },
  },
  {
    id: 'own-es-postscript',
    language: 'es',
    source: 'own',
    mails: [
      {
        from: 'Lucía Vega <lucia@example.org>',
        subject: 'Almacén',
        text: 'Hola Ada:\n\nLa mercancía ya está en el almacén.\n\nUn saludo,\nLucía\n\nP. D.: ¿Me puedes mandar la llave el lunes?\n',
      },
    ],
    expected: {
      who: 'Lucía Vega',
      what: ['mercancía ya está', 'mandar la llave'],
      byWhen: ['lunes'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'own-es-trip',
    language: 'es',
    source: 'own',
    mails: [
      {
        from: 'Ferrovías <billetes@tren.example>',
        subject: 'Billete 4471',
        text: 'Gracias por su compra.\n\nDe: Madrid Atocha\nA: Sevilla\nFecha: 12 de diciembre de 2026\nSalida: 10:30\nAsiento: 7A\n',
      },
    ],
    expected: {
      who: 'Ferrovías',
      what: ['Madrid Atocha', 'Sevilla'],
      byWhen: ['12 de diciembre'],
      asks: false,
      isBulk: false,
    },
  },
  {
    id: 'own-pt-deadline',
    language: 'pt',
    source: 'own',
    mails: [
      {
        from: 'João Prado <joao@obra.example>',
        subject: 'RES: Orçamento',
        text: `Oi Ada,

o orçamento revisado está em anexo. Peço que confirme até sexta-feira, 4 de dezembro.

Atenciosamente,
João Prado
Gerente de obras

De: Ada Quist <ada@example.com>
Enviada em: segunda-feira, 23 de novembro de 2026 10:00
Para: João Prado
Assunto: Orçamento

Quando chega o orçamento?
`,
      },
    ],
    expected: {
      who: 'João Prado',
      what: ['orçamento revisado', 'confirme'],
      byWhen: ['4 de dezembro'],
      asks: true,
      isBulk: false,
      mustNot: ['Quando chega', 'Gerente de obras'],
    },
  },
  {
    id: 'own-it-confirmation',
    language: 'it',
    source: 'own',
    mails: [
      {
        from: 'Giulia Conti <giulia@example.org>',
        subject: 'Consegna',
        text: 'Ciao Ada,\n\nconfermo la consegna per giovedì 10 dicembre. Fammi sapere se ti va bene.\n\nCordiali saluti,\nGiulia Conti\nUfficio vendite\n',
      },
    ],
    expected: {
      who: 'Giulia Conti',
      what: ['confermo la consegna', 'Fammi sapere'],
      byWhen: ['10 dicembre'],
      asks: true,
      isBulk: false,
      mustNot: ['Ufficio vendite'],
    },
  },
];
