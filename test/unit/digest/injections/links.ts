import { type Injection, injection } from './injection.ts';

const HIDDEN = '\u200b\u2060\ufeff\u00ad';

/** Every spelling of a link that some program follows. */
export const links: readonly Injection[] = [
  injection('schemes with slashes', {
    body: 'The plan: http://evil.example https://evil.example/a?b=c ftp://evil.example slack://open?x ms-word://evil HTTPS://EVIL.EXAMPLE hxxp://evil.example',
  }),
  injection('schemes without slashes', {
    body: 'The plan: javascript:alert(1) data:text/html,<b>x</b> mailto:eve@evil.example tel:+15550109999 sms:5550109999 magnet:?xt=urn:btih:abc bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
  }),
  injection('a link in the subject and in the name', {
    from: '"Pay at https://evil.example" <eve@sender.invalid>',
    subject: 'Quarterly plan at https://evil.example/login and www.evil.com',
  }),
  injection('a bare domain in the subject', {
    subject: 'Quarterly plan of evil.com, evil.co.uk/login and evil.example:8443',
  }),
  injection('an internationalized domain', {
    body: 'The plan: http://xn--e1afmkfd.xn--p1ai/x пример.рф https://bücher.example 例え.jp',
  }),
  injection('brackets around', {
    body: 'The plan: <https://evil.example> (www.evil.com) [evil.com] "http://evil.example" {https://evil.com}',
  }),
  injection('a link broken over lines', {
    body: 'The plan:\nhttps://evil.example/a-\nvery-long-path\n<https://evil.exam\nple/x> http:\n//evil.com/x www.\nevil.com',
  }),
  injection('quoted-printable', {
    body: 'The plan: http=3A=2F=2Fevil=2Eexample=2Flogin and www=2Eevil=\r\n=2Ecom',
    headers: { 'Content-Transfer-Encoding': 'quoted-printable' },
  }),
  injection('base64', {
    body: Buffer.from('The plan: https://evil.example/login and evil.com').toString('base64'),
    headers: { 'Content-Transfer-Encoding': 'base64' },
  }),
  injection('invisible characters inside', {
    body: `The plan: ht${HIDDEN}tp://ev${HIDDEN}il.example ev\u200dil.c\u200com www\u200d.evil.com evil\u200e.com evil\ufe0f.com evil.\u200fcom`,
  }),
  injection('other dots and slashes', {
    body: 'The plan: evil。com evil．com evil｡com http：／／evil．com ｈｔｔｐ：／／ｅｖｉｌ．ｃｏｍ http:\\\\evil.com http:/evil.com //evil.com/x',
  }),
  injection('homoglyphs and styled letters', {
    body: 'The plan: раураl.com аррӏе.com exаmple.сom 𝐞𝐯𝐢𝐥.𝐜𝐨𝐦 ⓔⓥⓘⓛ.ⓒⓞⓜ cafe\u0301.com i❤.ws',
  }),
  injection('IP addresses and ports', {
    body: 'The plan: 192.0.2.1/login http://3221225985/ 192.0.2.7:8080 [2001:db8::1] http://[2001:db8::1]/x localhost:3000 0x7f.1',
  }),
  injection('sentences and files that are domains', {
    subject: 'Quarterly plan is done.It went well',
    body: 'See README.md, setup.py, deploy.sh and backup.zip.Then rest.In.Peace@home.now',
  }),
  injection('an address as the sender', { from: 'billing.desk@paypal.com', body: 'The plan.' }, [
    'billing desk (paypal com)',
  ]),
  injection(
    'a reply address in the name',
    { from: '"service@bank.com www.bank.com" <eve@evil.com>', body: 'The plan.' },
    ['service (bank com)'],
  ),
];
