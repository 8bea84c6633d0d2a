import type { Language } from '../language.ts';

/** English. */
export const en: Language = {
  code: 'en',
  bulk: {
    unsubscribe: `
      unsubscribe; opt out of; opt-out; (manage|update|change|edit) (your|my|email|e-mail)… preferences
      manage your subscription; stop receiving (these|this|our)`,
    autoReplies: `
      automatic reply; automatic response; auto reply; auto-reply; autoreply; auto response
      autoresponse; automated reply; automated response; vacation reply; vacation response`,
    absences: 'auto:; out of office; out of the office; out-of-office',
    addressesReader: `
      mentioned you; because you were mentioned; tagged you; assigned you; assigned … to you
      (requested|requests) your review; replied to your comment`,
  },
  quotation: {
    salutations: `
      hi (there)?; hello (there)?; hey (there)?; hiya; howdy; dear; dearest; greetings
      to whom it may concern; good (morning|afternoon|evening|day)`,
    honorifics: '',
    signOffs: `
      (best|kind|kindest|warm|warmest|many|with kind|with best|with warm)? regards; best (wishes)?
      all the best; with (best|kind|warm) wishes; warm wishes; rgds; br; brgds; kr
      (many)? thanks (again|a lot|so much|very much|a million|in advance|all|everyone|guys|and regards|& regards)?
      thanks and (best|kind) regards; with (many)? thanks; thx; tia; cheers; sincerely (yours)?; cordially
      thank you (again|very much|so much|kindly|in advance|all|everyone|and best regards|and kind regards)?
      (very)? (truly|sincerely) yours; yours (sincerely|truly|faithfully)?; respectfully (yours)?; warmly
      love; lots of love; hugs; xx; xoxo; (talk|speak) soon; talk to you soon; take care
      have a (nice|good|great|lovely) (day|evening|weekend|week|one|afternoon)`,
    postscripts: `
      p.s.; ps; p.p.s.; pps; n.b.; nb; post scriptum; postscript; btw; by the way; one more thing`,
    wrote: 'wrote; writes; said; says; has written; wrote the following',
    quoting: 'quoting; in article; in message',
    from: 'from',
    sent: 'sent; sent at; sent on; date sent; sent date',
    date: 'date',
    to: 'to',
    subject: 'subject',
    otherFields: `
      cc; bcc; reply-to; attachments; attachment; attached; importance; priority; sensitivity
      organization; sender; sent by; message-id; in-reply-to; references; user-agent; newsgroups
      resent-from; followup-to; categories; on behalf of; mailing list; signed by; mailed by; security
      x-mailer; content-type`,
    wholeMail: `
      (original|forwarded|replied|reply) (message|e-mail|email|mail|appointment)
      begin forwarded (message|email); begin original message; start of forwarded message; forwarded by
      forwarded from; forward header; (original|forwarded) message (from|follows|below|attached)
      original email follows; message forwarded`,
    replyAbove: `
      (reply|replies|respond|response|answer|comment|write|type|enter|text) … above (this|the) (dotted)? line
      above this line to (reply|respond|comment|add)`,
    footers: `
      (get|download) (the)? (outlook|bluemail|blue mail|typeapp|spark|aol|k-9) (for|on)
      reply to this (email|e-mail|message) directly
      (view|see|read) (it|this …)? on (github|gitlab|bitbucket)
      (you are|you're) receiving this (because|email because|message because|notification because)
      you received this (message|email|notification) because; to unsubscribe from this (group|list|thread)
      this message was sent by atlassian jira; to view this discussion on the web; virus-free
      this (email|e-mail|message|mail) has been (checked|scanned) for viruses
      sender notified by mailtrack`,
    sentFrom: `
      sent (from|via|with|using|by|on|through) (my|the)?; (sent|delivered) securely (with|via)
      secured (with|by); this (message|email|e-mail|mail) (was|has been) sent (from|with|via|using)
      (typed|written|composed) (on|with|in)`,
    devices: `
      phone; mobile; mobile device; cell; cellphone; smartphone; tablet; handheld; handheld device
      mobile app; mail app; wireless device; secure email`,
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
      html; xhtml
      (view|read|see|open) (this|the|it) … (online|in (your|a|the) browser|in your web browser|browser)
      (view|read|open) (online|in browser|in your browser|web version); web version; online version
      web page version; (text|plain text|text-only) version; unable to (view|display|see|read|show|render)
      (cannot|can not|can't|could not|couldn't) (view|display|read|see|show|render) (this|the|our)
      not displaying (correctly|properly); not display* (correctly|properly)
      (trouble|problems|problem|difficulty|issues) (viewing|reading|seeing|displaying|with this)
      multi-part message; multipart message; mime format; no (plain)? text (content|version|part|body)
      does not contain (any)? (plain)? text; to view (this|the|our) (e-mail|email|message|newsletter|mail)
      to (read|see) this (message|email|e-mail|newsletter); enable images; rich text; follow this link to
      click here to (view|read|see)`,
    replyMarks: 're; fw; fwd',
    abbreviations: '',
  },
  dates: {
    months: `january|^jan; february|^feb; ^march|^mar; april|^apr; ^may; june|^jun; july|^jul; august|^aug
      september|^sept|^sep; october|^oct; november|^nov; december|^dec`,
    weekdays: `monday|(next|this) mon|^~mon; tuesday|^tue|^tues; wednesday|^wed; thursday|^thu|^thur|^thurs
      friday|^fri; saturday|(next|this) sat|^~sat; sunday|(next|this) sun|^~sun`,
    relative: `today; tonight; tomorrow; day after tomorrow; this (afternoon|evening); end of (the|this)? day
      (end|close) of business; close of play; eod; ^cob`,
    periods: `(next|this) (week|weekend|month|year); (the)? coming week
      end of (the|this|next)? (week|month|quarter|year); eow; month end; year end`,
    dayParts: 'morning; afternoon; evening; night; lunchtime',
    monthParts: 'end of; beginning of; start of; early; late; mid',
    next: 'next; this; coming; (this|the) coming',
    links: 'of; the',
    beforeDate: `~on; ~by; ~before; ~until; ~till; ~due; ~from; ~since; ~after; ~for; ~through; date; deadline`,
    beforeHour: '~at; ~@; ~by; ~before; ~around; ~about; ~after; ~until; ~till; ~from',
    hourUnits: "o'clock; oclock; ~h; ~hrs",
    halvesAfter: 'am; pm; a.m.; p.m.; a.m; p.m',
    noon: 'noon; midday; midnight',
    ordinals: 'st; nd; rd; th',
    ranges: 'to; until; till; through; thru',
    falseFriends: `black friday; cyber monday; monday.com; sunday times; happy (mon*|tue*|wed*|thu*|fri*|sat*|sun*)
      it's friday; in today's`,
  },
};
