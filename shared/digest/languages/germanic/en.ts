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
    requests: `
      please; kindly; (can|could|would|will) (you|someone|anyone); do you mind; let (me|us) know
      keep (me|us) (posted|updated|informed); (get|come) back to (me|us)
      (i'd|i would|we'd|we would) (like|appreciate|love|need) (your|you to)
      (i|we) (still|also|just|urgently)? need (your|you to|an answer|a reply|a decision|feedback|confirmation)
      need … from you; (waiting|wait) (for|on) (your|you to); awaiting your
      look* forward to your (reply|answer|response|feedback|approval|decision|confirmation); r.s.v.p; rsvp
      (great|good|helpful|nice|lovely|wonderful|grateful|appreciate it|appreciated) if you
      wonder* (if|whether) you; make sure (you|to); be sure to; (do not|don't) forget (to|your|the)
      remember to; (i|we) (kindly|would like to|must|have to)? (ask|request) (you|that you|your)
      (asking|requesting) you
      you (must|need to|have to) (confirm|sign|send|approve|reply|respond|submit|complete|return|pay)
      (needs|requires|awaits|need) your
      your (approval|input|decision|signature|feedback|reply|response|confirmation) (is|would be) (needed|required)
      (action|response|reply|approval|signature) (required|requested|needed)
      and (send|call|text|tell|give) (me|us) (the|your|a|when|if|what|it)
      (confirm|reply|respond) (asap|by return)`,
    imperatives: `
      (send|give|call|text|ping|e-mail|email|tell|show|remind|forward|help|bring|message|write) (me|us)
      (confirm|approve|sign|return|submit|complete|review|send|provide|pay|fill) (your|the|this|that|these|it|both)
      (confirm|reply|respond|answer|fill) (in|out|by|before|if|whether|when|asap|to me|to us|back|receipt)
      (have|take) a look; advise`,
    deadlineVerbs: `
      confirm; approve; sign; send; reply; respond; answer; return; submit; complete; review; provide; check
      upload; pay; fill; call; book; register; update; choose; decide; vote; bring; deliver; finish; prepare
      schedule; get; hand; pick`,
    courtesies: `
      please (find|see|note|ignore|disregard|accept|excuse|forgive|enjoy|visit|click|allow|refer to|bear with|remember|keep in mind|rate|be aware|be advised)
      please (do)? (not|don't) (hesitate|reply|worry|respond); please feel free; please join (me|us) in
      please contact (us|me) … if; (yes|no) please.; yes please!
      (please|do|just)? let (me|us) know (if|should) (you have|there are|you need|you require|i can|we can|there's|you've) (any|further|more|other|anything|help|assist|be of)
      (please)? let (me|us) know (how|if) (i|we|else) …help; (he|she|they|will|who|already) let (me|us) know
      can you (believe|imagine); did you know; (do you)? (have|got)? any (further|other|more)? questions
      have (a)? questions; need (any|more|some|further)? (help|assistance); how did we do
      was this (e-mail|email|article|answer|information)? helpful; questions; forgot* your password; not you
      wasn't you; why (did|am) i (get|getting|receive|receiving) this; how (can|may) we help (you)?`,
    pleasantries: `
      (i|we)? (do|really|just)? (hope|trust) … (well|great weekend|good weekend|nice weekend|weekend|holiday*|vacation|great week|great day|good week|good day|healthy|safe|finds you|reaches you|all good)
      how (are you|are things|have you been|do you do|is it going) (doing|today|all|both|going)?
      how's (it going|everything|life|things); how was your; long time no (see|speak)
      (nice|good|great|lovely) to (meet|hear from|see) you
      (thanks|thank you|many thanks) (so much|very much|a lot)? for (your|the|contacting|reaching out|writing|getting in touch|getting back)
      happy (monday|friday|new year)`,
    boilerplate: `
      (you are|you're|you) (receiving|received|got|get) this … (because|since|as you)
      (please)? (do not|don't) reply.; (view|read|open) (online|in your browser|in a browser); unsubscribe
      manage (your)? (preferences|subscription*); privacy policy; copyright; follow us
      registered (in|office|number); (please)? (do not|don't) hesitate to
      (please|always)? feel free to (contact|reach|call|ask|e-mail|email|get in touch|write|drop|let)
      (if|should) you (have|need|require|'ve) (any|further|more|additional|other|help|questions|anything)
      (any|have|for|in case of) (any|got|further|more)? questions; for (more|further) information
      please allow; (sent from my|get outlook for); if you … (ignore|disregard) this
      (please)? (ignore|disregard) this; take our …survey; rate (us|your); we'd love your feedback
      your feedback (is|helps); to (unsubscribe|opt out|stop receiving); (click|tap) here to; powered by
      company (registration|number); vat (number|no); (can't|cannot) (see|view|read) this
      (trouble|problems|having trouble) (viewing|reading)`,
    thisMail: `
      (this|the) (e-mail|email|mail|message|communication|transmission|newsletter|notification|mailbox|inbox|address)
      (these|the) (emails|e-mails|messages)`,
    aboutMail: `
      automatically (generated|sent); was automatically; automated; auto-generated; system generated
      system-generated; not monitored; unmonitored; not reply; not respond; don't reply; cannot receive
      browser; online; receiving this; you received this; you got this; was sent to; no longer; scanned
      checked for`,
    aboutLaw: `
      confidential*; privileged; proprietary; intended; recipient*; addressee*; in error; by mistake
      prohibited; unauthori*; virus*; liability; disclos*; attachments`,
    disclaimers: `
      intended recipient*; confidentiality (notice|note|statement); legally privileged
      privileged and confidential; (consider|consideration for|think of) the environment; before printing
      before you print; think before (printing|you print); all rights reserved; (views|opinions) expressed
      unauthori*sed (use|disclosure|copying|review); attorney-client; you are not the (named|intended)`,
    aboutSender: `
      from outside; outside of; outside (the|your|our)
      external (sender|source|e-mail|email|address|user|organi*|account|network); from (an)? external
      untrusted; unverified; unknown sender; suspicious; dangerous; phishing`,
    banners: `
      you (don't|do not|rarely|seldom|haven't|have not|have never) (often|usually|previously|normally|ever)? (get|receive|received|corresponded|communicated) … (from|with)
      some people who received this
      (e-mail|email|mail|message) (from|received from|originated from|sent from) (outside|external|an external)
      the sender of this; this sender (is|has|might|may|could)
      (external|outside) (e-mail|email|sender|mail|message) (from|warning|notice); we could not verify
      originated (from)? outside; be careful with this`,
    bannerLabels: `
      external; ext; extern; external (e-mail|email|mail|message|sender|source|communication)
      outside (e-mail|email|sender)
      (caution|warning|attention) external (e-mail|email|mail|message|sender)?
      (untrusted|unverified|unknown|new) sender; zjqcmqryfpfptbanner*`,
    bannerAdvice: `
      (not|never|don't) (click|open|reply|respond|provide|enter|share|forward|follow); clicking; caution
      recogni(s|z)e (the|this); content is safe; suspicious; phishing; learn why this is important
      learn more about; be (careful|vigilant|cautious|wary|alert); verify the; report this
      (help|service) desk; trust the sender; know the sender; block sender; sender is legitimate
      why this is important`,
    placeholders: `
      html; (view|read|see|open) (this|the|it) … (online|browser); (view|read|open) online
      (web|online|text|plain text|text-only) version; unable to (view|display|see|read|show)
      (cannot|can not|can't|could not|couldn't|not able to) (view|display|read|see|show); not display*
      (trouble|problems|problem|difficulty) (viewing|reading|seeing|with this); multi-part message
      multipart message; mime format; no (plain)? text; to (view|read|see) (this|the|our); in your browser`,
    replyMarks: `
      re; fw; fwd; accepted; declined; tentative; tentatively accepted; cancel*; automatic reply; auto-reply
      autoreply; out of office; undeliverable; read; not read; recall`,
    abbreviations: `mr; mrs; ms; dr; prof; st; vs; messrs; capt; gen; rev; hon; approx; dept; incl; ext; sept`,
  },
  dates: {
    months: `january|^jan; february|^feb; ^march|^mar; april|^apr; ^may; june|^jun; july|^jul; august|^aug
      september|^sept|^sep; october|^oct; november|^nov; december|^dec`,
    weekdays: `monday|^~mon; tuesday|^tue|^tues; wednesday|^wed; thursday|^thu|^thur|^thurs; friday|^fri
      saturday|^~sat; sunday|^~sun`,
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
