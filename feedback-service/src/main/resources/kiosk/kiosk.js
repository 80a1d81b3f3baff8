'use strict';

(() => {
  const VERSION = '%VERSION%';
  const HEARTBEAT_MS = 60_000;
  const THANKS_MS = 4_000;
  const PRESS_MS = 2_500;
  const DOUBLE_TAP_MS = 300;
  const BATCH = 40;
  const FIRST_PAUSE_MS = 1_000;
  const LONGEST_PAUSE_MS = 300_000;
  const ANSWER_TIMEOUT_MS = 20_000;
  const FREE_TRIES = 3;
  const FIRST_LOCK_MS = 30_000;
  const LONGEST_LOCK_MS = 900_000;

  const TEXTS = {
    en: {
      pair: 'Pair this device', pairHint: 'Make a kiosk under “Posters and kiosks” and type its code here.', code: 'Pairing code', doPair: 'Pair',
      insecure: 'A kiosk needs an address with https, so that it can keep answers while it is offline.', badCode: 'This code is not valid, or not any more. Ask for a new one.',
      otherKiosk: 'Answers of another kiosk still wait on this device. Pair it with that kiosk first.', often: 'Too many tries. Wait a minute.', away: 'The server cannot be reached.',
      closed: 'This survey is closed just now.', lost: 'This kiosk was shut out. Ask for a new pairing code: nothing that was answered is lost.',
      thanks: 'Thank you', thanksText: 'Your answer helps the people here to do better.', skip: 'Skip', next: 'Next', finish: 'Finish', yes: 'Yes', no: 'No',
      again: (n) => `Starts again in ${n} s`, more: 'Still there?', continue: 'Continue', write: 'Type here', language: 'Language',
      waiting: (n) => n === 1 ? '1 answer waits to be sent' : `${n} answers wait to be sent`, online: 'Online', offline: 'Offline',
      staff: 'Staff menu: press and hold', pin: 'Staff PIN', wrongPin: 'Wrong PIN.', locked: (s) => `Too many wrong PINs. Wait ${s} s.`, back: 'Back', clear: 'Clear',
      menu: 'Staff menu', place: 'Place', network: 'Network', queue: 'Waiting answers', heard: 'Last contact', never: 'never', clock: 'Clock correction', version: 'Version',
      send: 'Send now', leave: 'Leave full screen', unpair: 'Unpair', keep: 'Answers still wait. The device can be unpaired once they are sent.', sec: 's',
      faces4: ['Bad', 'Not so good', 'Good', 'Very good'], faces5: ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'],
      expected: 'What I expected', experienced: 'What I experienced',
    },
    es: {
      pair: 'Vincular este dispositivo', pairHint: 'Cree un quiosco en «Carteles y quioscos» y escriba aquí su código.', code: 'Código de vinculación', doPair: 'Vincular',
      insecure: 'Un quiosco necesita una dirección con https para poder guardar respuestas sin conexión.', badCode: 'Este código no es válido o ya ha caducado. Pida uno nuevo.',
      otherKiosk: 'En este dispositivo aún esperan respuestas de otro quiosco. Vincúlelo primero con aquel.', often: 'Demasiados intentos. Espere un minuto.', away: 'No se puede contactar con el servidor.',
      closed: 'Esta encuesta está cerrada en este momento.', lost: 'Este quiosco ha sido desvinculado. Pida un código nuevo: no se pierde ninguna respuesta.',
      thanks: 'Gracias', thanksText: 'Su respuesta ayuda a mejorar a quienes trabajan aquí.', skip: 'Omitir', next: 'Siguiente', finish: 'Terminar', yes: 'Sí', no: 'No',
      again: (n) => `Vuelve a empezar en ${n} s`, more: '¿Sigue ahí?', continue: 'Continuar', write: 'Escriba aquí', language: 'Idioma',
      waiting: (n) => n === 1 ? '1 respuesta por enviar' : `${n} respuestas por enviar`, online: 'En línea', offline: 'Sin conexión',
      staff: 'Menú del personal: mantenga pulsado', pin: 'PIN del personal', wrongPin: 'PIN incorrecto.', locked: (s) => `Demasiados PIN incorrectos. Espere ${s} s.`, back: 'Volver', clear: 'Borrar',
      menu: 'Menú del personal', place: 'Lugar', network: 'Red', queue: 'Respuestas por enviar', heard: 'Último contacto', never: 'nunca', clock: 'Corrección del reloj', version: 'Versión',
      send: 'Enviar ahora', leave: 'Salir de pantalla completa', unpair: 'Desvincular', keep: 'Aún hay respuestas por enviar. Podrá desvincularlo cuando se hayan enviado.', sec: 's',
      faces4: ['Mal', 'Regular', 'Bien', 'Muy bien'], faces5: ['Muy mal', 'Mal', 'Regular', 'Bien', 'Muy bien'],
      expected: 'Lo que esperaba', experienced: 'Lo que viví',
    },
    ar: {
      pair: 'إقران هذا الجهاز', pairHint: 'أنشئ كشكًا في صفحة «الملصقات والأكشاك» واكتب رمزه هنا.', code: 'رمز الإقران', doPair: 'إقران',
      insecure: 'يحتاج الكشك إلى عنوان https ليحتفظ بالإجابات دون اتصال.', badCode: 'هذا الرمز غير صالح أو انتهت صلاحيته. اطلب رمزًا جديدًا.',
      otherKiosk: 'ما زالت إجابات كشك آخر تنتظر على هذا الجهاز. اقرنه بذلك الكشك أولًا.', often: 'محاولات كثيرة. انتظر دقيقة.', away: 'تعذّر الوصول إلى الخادم.',
      closed: 'هذا الاستبيان مغلق الآن.', lost: 'أُوقف هذا الكشك. اطلب رمز إقران جديدًا: لم تضِع أي إجابة.',
      thanks: 'شكرًا لك', thanksText: 'تساعد إجابتك العاملين هنا على تقديم الأفضل.', skip: 'تخطٍّ', next: 'التالي', finish: 'إنهاء', yes: 'نعم', no: 'لا',
      again: (n) => `البدء من جديد خلال ${n} ث`, more: 'هل ما زلت هنا؟', continue: 'متابعة', write: 'اكتب هنا', language: 'اللغة',
      waiting: (n) => `إجابات تنتظر الإرسال: ${n}`, online: 'متصل', offline: 'غير متصل',
      staff: 'قائمة الموظفين: اضغط مطولًا', pin: 'رمز الموظفين', wrongPin: 'الرمز غير صحيح.', locked: (s) => `محاولات خاطئة كثيرة. انتظر ${s} ث.`, back: 'رجوع', clear: 'مسح',
      menu: 'قائمة الموظفين', place: 'المكان', network: 'الشبكة', queue: 'إجابات تنتظر', heard: 'آخر اتصال', never: 'لم يحدث', clock: 'تصحيح الساعة', version: 'الإصدار',
      send: 'إرسال الآن', leave: 'الخروج من ملء الشاشة', unpair: 'إلغاء الإقران', keep: 'ما زالت هناك إجابات تنتظر. يمكن إلغاء الإقران بعد إرسالها.', sec: 'ث',
      faces4: ['سيئ', 'مقبول', 'جيد', 'جيد جدًا'], faces5: ['سيئ جدًا', 'سيئ', 'مقبول', 'جيد', 'جيد جدًا'],
      expected: 'ما كنت أتوقعه', experienced: 'ما لمسته فعلًا',
    },
  };
  const NAMES = { en: 'English', es: 'Español', ar: 'العربية' };
  const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

  // ---- what is kept on the device

  /** Small things; a browser that forgets them has to be paired again, and the answers stay in the database. */
  const memory = {
    get: (name) => { try { return JSON.parse(localStorage.getItem(`kiosk.${name}`)); } catch { return null; } },
    set: (name, value) => { localStorage.setItem(`kiosk.${name}`, JSON.stringify(value)); },
    drop: (name) => { localStorage.removeItem(`kiosk.${name}`); },
  };

  let opened;

  function database() {
    opened ??= new Promise((done, failed) => {
      const request = indexedDB.open('kiosk', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('answers', { keyPath: 'key' });
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    return opened;
  }

  /** Done when the browser has written it, not when it was asked to. */
  async function stored(mode, work) {
    const transaction = (await database()).transaction('answers', mode, { durability: 'strict' });
    const request = work(transaction.objectStore('answers'));
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done(request?.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  }

  const queue = {
    put: (answer) => stored('readwrite', (store) => store.put(answer)),
    all: () => stored('readonly', (store) => store.getAll()),
    count: () => stored('readonly', (store) => store.count()),
    drop: (keys) => stored('readwrite', (store) => { keys.forEach((key) => store.delete(key)); }),
  };

  // ---- state

  /** Whoever lost what the kiosk asks, or half of it, asks the server anew. */
  const whole = (known) => known?.questionnaire ? known : null;

  let settings = whole(memory.get('settings'));
  let language = null;
  let waiting = 0;
  let online = navigator.onLine;
  let lost = false;
  let busy = false;
  let pauseMs = FIRST_PAUSE_MS;
  let sendTimer = 0;
  let idle = null;
  let screen = 'start';
  let current = null;
  let languageTimer = 0;
  let shownAt = 0;

  const app = document.getElementById('app');
  const texts = () => TEXTS[language] ?? TEXTS.en;
  const say = (wording) => wording?.[language] ?? wording?.en ?? '';

  // ---- the clock: its distance to the server's, and what happened to it since

  const clock = { wall: Date.now(), steady: performance.now() };

  /** Somebody set the clock while the page ran: the distance changes by as much. */
  function watchClock() {
    const wall = Date.now();
    const steady = performance.now();
    const jump = (wall - clock.wall) - (steady - clock.steady);
    if (Math.abs(jump) > 2_000) {
      memory.set('offset', (memory.get('offset') ?? 0) - Math.round(jump));
    }
    clock.wall = wall;
    clock.steady = steady;
  }

  function measured(serverTime, asked) {
    const now = Date.now();
    memory.set('offset', Math.round(Date.parse(serverTime) + (performance.now() - asked) / 2 - now));
  }

  // ---- the server

  class Refusal extends Error {
    constructor(status, body) {
      super(body.detail ?? `HTTP ${status}`);
      this.status = status;
      this.reason = String(body.type ?? '').split('/').pop();
      this.retryAfter = body.retryAfter ?? 0;
    }
  }

  /** A connection that is cut in the middle of an answer is none. */
  async function ask(path, body) {
    let response;
    let answer;
    try {
      response = await fetch(path, {
        method: 'POST', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body),
      });
      answer = response.ok && response.status !== 204 ? await response.json() : await response.json().catch(() => ({}));
    } catch (failure) {
      network(false);
      throw failure;
    }
    network(response.status < 500);
    if (!response.ok) {
      throw new Refusal(response.status, answer);
    }
    return answer;
  }

  function network(there) {
    if (online !== there) {
      online = there;
      showState();
    }
  }

  async function battery() {
    const level = await navigator.getBattery?.().catch(() => null);
    return level ? { battery: level.level, charging: level.charging } : {};
  }

  async function heartbeat() {
    const secret = memory.get('secret');
    if (!secret) {
      return;
    }
    watchClock();
    const asked = performance.now();
    try {
      const known = await ask('/k/heartbeat', { secret, now: new Date().toISOString(), waiting: await queue.count(), ...(await battery()) });
      measured(known.time, asked);
      learned(known);
      memory.set('heard', Date.now());
      shutOut(false);
    } catch (failure) {
      shutOut(failure.status === 401 ? true : lost);
    }
  }

  function shutOut(now) {
    if (lost !== now) {
      lost = now;
      if (screen === 'start') {
        start();
      }
    }
  }

  /** What is shown changes only between two people. */
  function learned(known) {
    const before = JSON.stringify({ ...settings, time: '' });
    settings = known;
    memory.set('settings', known);
    if (screen === 'start' && before !== JSON.stringify({ ...known, time: '' })) {
      start();
    }
  }

  // ---- handing answers over

  function soon(ms) {
    clearTimeout(sendTimer);
    sendTimer = setTimeout(send, ms);
  }

  async function send() {
    const secret = memory.get('secret');
    const ready = (await queue.all()).filter((answer) => !answer.open && answer.kiosk === settings?.kiosk);
    if (busy || !secret || ready.length === 0) {
      return;
    }
    busy = true;
    try {
      ready.sort((one, other) => one.order - other.order);
      const batch = ready.slice(0, BATCH).map(({ key, version, language: spoken, answers, visit, at, offset, since }) =>
        ({ key, version, language: spoken, answers, ...visit, at, offset, ...(since === null ? {} : { since }) }));
      const { done } = await ask('/k/answers', { secret, answers: batch });
      await queue.drop(done);
      pauseMs = FIRST_PAUSE_MS;
      soon(0);
    } catch (failure) {
      shutOut(failure.status === 401 ? true : lost);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      soon(Math.max(failure.retryAfter > 0 ? failure.retryAfter * 1_000 : 0, pauseMs * (0.75 + Math.random() / 2)));
    } finally {
      busy = false;
      await countWaiting();
    }
  }

  async function countWaiting() {
    waiting = await queue.count();
    showState();
  }

  // ---- one person's answers

  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

  /** Kept from the first tap on; the key that makes it count once is made here. A second tap while it is being kept is the same person's. */
  async function begin(question, value) {
    if (screen !== 'start') {
      return;
    }
    screen = 'begun';
    watchClock();
    const last = memory.get('last');
    const now = Date.now();
    memory.set('last', now);
    current = {
      key: random(), kiosk: settings.kiosk, version: settings.questionnaire.version, language, answers: { [question.id]: value }, visit: {},
      at: new Date(now).toISOString(), offset: memory.get('offset') ?? 0, since: last !== null && now >= last ? now - last : null,
      open: true, order: now,
    };
    clearTimeout(languageTimer);
    try {
      await queue.put({ ...current });
    } catch (failure) {
      screen = 'start';
      throw failure;
    }
    countWaiting();
    askFrom(0, followUps());
  }

  async function give(question, value) {
    if (value !== undefined) {
      if (question.about) {
        current.visit[question.id] = question.id === 'waitedSeconds' ? Number(value) : value;
      } else {
        current.answers[question.id] = value;
      }
      await queue.put({ ...current });
    }
  }

  /** Nothing of it stays in the page. */
  async function finish(thank) {
    const mine = current;
    current = null;
    if (mine) {
      await queue.put({ ...mine, open: false });
      soon(online ? 0 : pauseMs);
    }
    if (thank) {
      thanks();
    } else {
      start();
    }
    countWaiting();
  }

  const QUICK = ['RATING', 'SMILEY', 'NPS', 'EFFORT', 'IMPORTANCE', 'YES_NO', 'SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'EXPECTATION_PAIR', 'NUMBER', 'TEXT'];
  /** They are typed, and a screen that waits for people begins with a tap. */
  const TYPED = ['NUMBER', 'TEXT'];

  /** What follows from another answer cannot be the first question. */
  const first = () => settings.questionnaire.questions.find(({ kind, when }) => !when && ['SMILEY', 'RATING'].includes(kind))
    ?? settings.questionnaire.questions.find(({ kind, when }) => !when && QUICK.includes(kind) && !TYPED.includes(kind));

  /** What must be answered, as many others as the kiosk asks, in the order of the questionnaire, and last what is about the visit. */
  function followUps() {
    let others = settings.questions;
    return settings.questionnaire.questions.filter((question) =>
      question.id !== first().id && QUICK.includes(question.kind) && (question.required || others-- > 0))
      .concat((settings.visit ?? []).map((question) => ({ ...question, about: true })));
  }

  function holds(condition) {
    if (!condition) {
      return true;
    }
    const given = current.answers[condition.question];
    if (given === undefined) {
      return false;
    }
    const mark = typeof given === 'object' && !Array.isArray(given) ? given.experienced : given;
    return (condition.atLeast === undefined || condition.atLeast === null || mark >= condition.atLeast)
      && (condition.atMost === undefined || condition.atMost === null || mark <= condition.atMost)
      && (!Array.isArray(condition.anyOf) || condition.anyOf.some((one) => Array.isArray(given) ? given.includes(one) : String(given) === String(one)));
  }

  // ---- drawing

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on')) {
        element.addEventListener(key.slice(2), value);
      } else if (value !== undefined && value !== false) {
        element.setAttribute(key, value === true ? '' : value);
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  const MOUTHS = { 1: 'M32 68 Q50 50 68 68', 2: 'M34 66 Q50 57 66 66', 3: 'M34 64 H66', 4: 'M34 61 Q50 72 66 61', 5: 'M30 57 Q50 82 70 57' };

  function face(mood) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 100 100');
    svg.setAttribute('aria-hidden', 'true');
    const part = (name, attributes) => {
      const element = document.createElementNS(svg.namespaceURI, name);
      Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
      svg.append(element);
    };
    part('circle', { cx: 50, cy: 50, r: 44 });
    part('circle', { cx: 36, cy: 41, r: 4.5, class: 'eye' });
    part('circle', { cx: 64, cy: 41, r: 4.5, class: 'eye' });
    part('path', { d: MOUTHS[mood], fill: 'none' });
    return svg;
  }

  const spoken = () => settings?.questionnaire.languages ?? Object.keys(TEXTS);

  function show(name, ...content) {
    screen = name;
    const shown = language ?? 'en';
    document.documentElement.lang = shown;
    document.documentElement.dir = RIGHT_TO_LEFT.includes(shown) ? 'rtl' : 'ltr';
    const header = settings && make('header', {}, make('p', {}, `${settings.site} · ${say(settings.touchpoint)}`), corner());
    const languages = name === 'start' && spoken().length > 1 ? make('div', { class: 'languages', role: 'group', 'aria-label': texts().language },
      ...spoken().map((code) => make('button', { type: 'button', lang: code, 'aria-pressed': String(code === language), onclick: () => { if (screen === 'start') { language = code; start(); } } }, NAMES[code] ?? code))) : make('span');
    app.replaceChildren(...[header, make('main', {}, ...content), make('footer', {}, languages, make('span', { id: 'state', role: 'status' }))].filter(Boolean));
    shownAt = performance.now();
    showState();
    app.querySelector('h1')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  const title = (text) => make('h1', { tabindex: '-1' }, text);

  function showState() {
    const place = document.getElementById('state');
    if (place) {
      place.replaceChildren(
        make('span', { class: online ? 'net' : 'net off', id: 'net' }, online ? texts().online : texts().offline),
        waiting > 0 ? ` · ${texts().waiting(waiting)}` : '');
      place.dataset.waiting = String(waiting);
    }
  }

  /** The countdown runs only while somebody's answers are on the screen, and any touch begins it anew. */
  function countdown(done) {
    stopCountdown();
    const all = settings.idleSeconds;
    const text = make('p', { class: 'count', id: 'countdown', 'aria-live': 'off' });
    const fill = make('i');
    let left = all;
    const draw = () => {
      text.textContent = texts().again(left);
      fill.style.transform = `scaleX(${left / all})`;
    };
    draw();
    idle = {
      timer: setInterval(() => {
        left -= 1;
        if (left <= 0) {
          stopCountdown();
          done();
        } else {
          draw();
        }
      }, 1_000),
      again: () => { left = all; draw(); },
    };
    return make('div', { class: 'row' }, make('div', { class: 'bar', 'aria-hidden': 'true' }, fill), text);
  }

  function stopCountdown() {
    clearInterval(idle?.timer);
    idle = null;
  }

  function start() {
    stopCountdown();
    clearTimeout(languageTimer);
    current = null;
    if (!memory.get('secret') || lost) {
      pairing();
      return;
    }
    if (!settings) {
      show('start', title(texts().away));
      return;
    }
    language = spoken().includes(language) && screen === 'start' ? language : settings.language;
    if (!settings.open || !first()) {
      show('start', title(texts().closed));
      return;
    }
    const question = first();
    if (language !== settings.language) {
      // Chosen by somebody who went away without an answer
      languageTimer = setTimeout(() => { language = null; start(); }, settings.idleSeconds * 1_000);
    }
    show('start', title(say(question.text)), input(question, undefined, (value) => begin(question, value)));
  }

  function askFrom(index, questions) {
    const at = questions.findIndex((question, place) => place >= index && holds(question.when));
    if (at < 0) {
      finish(true);
      return;
    }
    const question = questions[at];
    const last = !questions.some((other, place) => place > at && holds(other.when));
    let value;
    let leaving = false;
    const leave = async (given, next) => {
      if (leaving || wrong()) {
        return;
      }
      leaving = true;
      try {
        await give(question, given);
      } catch (failure) {
        leaving = false;
        throw failure;
      }
      next();
    };
    const go = (given) => leave(given, () => askFrom(at + 1, questions));
    const waits = ['MULTIPLE_CHOICE', ...TYPED].includes(question.kind);
    show('question', title(say(question.text)),
      input(question, value, (given) => { value = given; if (!waits) { go(given); } }),
      make('div', { class: 'row' },
        question.required && !waits ? null : make('button', { type: 'button', class: 'plain', onclick: () => go(value) }, waits ? (last ? texts().finish : texts().next) : texts().skip),
        last && waits ? null : make('button', { type: 'button', class: waits ? 'plain' : 'go', onclick: () => leave(value, () => finish(true)) }, texts().finish)),
      countdown(() => finish(false)));
  }

  function input(question, value, given) {
    const tap = (mark, body, attributes) => make('button', { type: 'button', 'data-value': String(mark), onclick: () => given(mark), ...attributes }, ...body);
    switch (question.kind) {
      case 'SMILEY':
        return make('div', { class: 'faces' }, ...[1, 2, 3, 4].map((mark) =>
          tap(mark, [face([1, 2, 4, 5][mark - 1]), make('span', {}, texts().faces4[mark - 1])], { class: `face c${[1, 2, 4, 5][mark - 1]}` })));
      case 'RATING':
        return make('div', { class: 'faces' }, ...[1, 2, 3, 4, 5].map((mark) => {
          const words = mark === 1 ? say(question.low) : mark === 5 ? say(question.high) : texts().faces5[mark - 1];
          return tap(mark, [face(mark), make('span', {}, words)], { class: `face c${mark}` });
        }));
      case 'YES_NO':
        return make('div', { class: 'marks' }, tap(true, [texts().yes], { class: 'mark' }), tap(false, [texts().no], { class: 'mark' }));
      case 'SINGLE_CHOICE':
        return make('div', { class: 'choices' }, ...question.options.map(({ id, text }) => tap(id, [say(text)], { class: 'choice' })));
      case 'MULTIPLE_CHOICE':
        return several(question, given);
      case 'TEXT':
        return make('textarea', { 'aria-label': say(question.text), maxlength: String(Math.min(question.longest ?? 1000, 1000)), autocomplete: 'off', autocorrect: 'off',
          spellcheck: 'false', dir: 'auto', placeholder: texts().write, oninput: (event) => given(event.target.value.trim() || undefined) });
      case 'NUMBER':
        return number(question, given);
      case 'EXPECTATION_PAIR':
        return pair(question, given);
      case 'NPS':
        return marks(0, 10, question, given);
      case 'EFFORT':
        return marks(1, 7, question, given);
      default:
        return marks(1, 5, question, given);
    }
  }

  function marks(least, most, question, given) {
    const all = Array.from({ length: most - least + 1 }, (_, place) => least + place);
    return make('div', { class: 'scale' },
      make('div', { class: 'marks' }, ...all.map((mark) => make('button', { type: 'button', class: 'mark', 'data-value': String(mark), onclick: () => given(mark) }, String(mark)))),
      make('div', { class: 'ends' }, make('span', {}, say(question.low)), make('span', {}, say(question.high))));
  }

  const LARGEST = 1_000_000_000;

  /** Digits of any of the languages. What is no number within its bounds goes nowhere before it is put right or emptied. */
  function number(question, given) {
    const [least, most] = [question.least ?? -LARGEST, question.most ?? LARGEST];
    const bounds = question.least === undefined && question.most === undefined ? '' : `${question.least ?? '…'} – ${question.most ?? '…'}`;
    const field = make('input', { class: 'number', inputmode: 'decimal', autocomplete: 'off', dir: 'ltr', 'aria-label': say(question.text), 'aria-describedby': 'bounds', oninput: () => {
      const typed = field.value.trim().replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660).replace(/[,٫]/, '.');
      const right = typed === '' || (/^-?\d{1,10}(\.\d{1,4})?$/.test(typed) && Number(typed) >= least && Number(typed) <= most);
      field.setAttribute('aria-invalid', String(!right));
      given(right && typed !== '' ? Number(typed) : undefined);
    } });
    return make('div', { class: 'pair' }, make('div', { class: 'row' }, field, question.unit ? make('span', { class: 'half' }, say(question.unit)) : null),
      make('p', { class: 'half', id: 'bounds', dir: 'ltr' }, bounds));
  }

  /** Leads to a number that cannot be one. */
  function wrong() {
    const field = app.querySelector('[aria-invalid="true"]');
    field?.focus();
    return field !== null;
  }

  /** Two taps: what was expected, then what was experienced. Whoever leaves between them has said nothing that can be compared. */
  function pair(question, given) {
    const box = make('div', { class: 'pair' });
    const half = (name, next) => {
      const words = make('p', { class: 'half', id: `half-${name}`, tabindex: '-1' }, texts()[name]);
      const scale = marks(1, 5, question, next);
      scale.setAttribute('role', 'group');
      scale.setAttribute('aria-labelledby', words.id);
      box.replaceChildren(words, scale);
      return words;
    };
    half('expected', (expected) => {
      const words = half('experienced', (experienced) => given({ expected, experienced }));
      if (screen === 'start') {
        // The next person begins with the first half, in the language of the place
        clearTimeout(languageTimer);
        box.append(countdown(() => { language = null; start(); }));
      }
      words.focus({ preventScroll: true });
    });
    return box;
  }

  function several(question, given) {
    const chosen = new Set();
    return make('div', { class: 'choices' }, ...question.options.map(({ id, text }) => make('button', { type: 'button', class: 'choice', 'aria-pressed': 'false', 'data-value': id, onclick: (event) => {
      if (!chosen.delete(id) && (!question.atMost || chosen.size < question.atMost)) {
        chosen.add(id);
      }
      event.currentTarget.setAttribute('aria-pressed', String(chosen.has(id)));
      given(chosen.size > 0 ? [...chosen] : undefined);
    } }, say(text))));
  }

  function thanks() {
    stopCountdown();
    show('thanks', make('div', { class: 'thanks', 'aria-hidden': 'true' }, '✓'), title(texts().thanks), make('p', {}, texts().thanksText));
    // The next person need not wait
    const done = () => {
      clearTimeout(timer);
      app.removeEventListener('click', done);
      if (screen === 'thanks') {
        start();
      }
    };
    const timer = setTimeout(done, THANKS_MS);
    app.addEventListener('click', done);
  }

  // ---- pairing

  function pairing() {
    language ??= (navigator.languages ?? []).map((tag) => tag.split('-')[0]).find((code) => TEXTS[code]) ?? 'en';
    const error = make('p', { class: 'error', role: 'alert' }, window.isSecureContext ? '' : texts().insecure);
    const field = make('input', { id: 'code', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '12', dir: 'ltr', 'aria-label': texts().code });
    const button = make('button', { type: 'submit', class: 'go', disabled: !window.isSecureContext }, texts().doPair);
    const form = make('form', { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      button.disabled = true;
      try {
        const kept = await queue.all();
        const { secret, settings: known } = await ask('/k/pair', { code: field.value, ...(kept.length > 0 ? { holds: kept[0].kiosk } : {}) });
        memory.set('secret', secret);
        settings = known;
        memory.set('settings', known);
        lost = false;
        language = null;
        await navigator.storage?.persist?.().catch(() => false);
        start();
        heartbeat().then(() => soon(0));
      } catch (failure) {
        error.textContent = failure.status === 404 || failure.status === 400 ? texts().badCode : failure.status === 409 ? texts().otherKiosk : failure.status === 429 ? texts().often : texts().away;
        button.disabled = false;
        field.focus();
      }
    } }, field, error, make('div', { class: 'row' }, button));
    show('pairing', make('section', { class: 'card' }, title(texts().pair), make('p', {}, lost ? texts().lost : texts().pairHint), form));
    field.focus();
  }

  // ---- the staff menu

  function corner() {
    let timer = 0;
    const stop = () => { clearTimeout(timer); };
    return make('button', { type: 'button', class: 'corner', 'aria-label': texts().staff,
      onpointerdown: () => { timer = setTimeout(enterPin, PRESS_MS); }, onpointerup: stop, onpointerleave: stop, onpointercancel: stop,
      onkeydown: (event) => { if (event.key === 'Enter' && !event.repeat) { timer = setTimeout(enterPin, PRESS_MS); } }, onkeyup: stop }, '⋮');
  }

  const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

  async function isPin(digits) {
    const { salt, hash, rounds } = settings.pin;
    const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(digits), 'PBKDF2', false, ['deriveBits']);
    const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: rounds }, key, 256);
    const wanted = bytes(hash);
    return new Uint8Array(bits).every((byte, place) => byte === wanted[place]);
  }

  /** Wrong PINs cost more each time, also after a reload and with a clock that was set back. */
  function lockedFor() {
    const lock = memory.get('lock');
    return lock ? Math.min(LONGEST_LOCK_MS, Math.max(0, lock.until - Date.now())) : 0;
  }

  function wrongPin() {
    const wrong = (memory.get('lock')?.wrong ?? 0) + 1;
    const pause = wrong < FREE_TRIES ? 0 : Math.min(FIRST_LOCK_MS * 2 ** (wrong - FREE_TRIES), LONGEST_LOCK_MS);
    memory.set('lock', { wrong, until: Date.now() + pause });
  }

  async function closeCurrent() {
    stopCountdown();
    if (current) {
      const mine = current;
      current = null;
      await queue.put({ ...mine, open: false });
      soon(online ? 0 : pauseMs);
    }
  }

  async function enterPin() {
    await closeCurrent();
    let digits = '';
    const dots = make('p', { class: 'dots', 'aria-hidden': 'true' });
    const error = make('p', { class: 'error', role: 'alert' });
    const draw = () => { dots.textContent = '•'.repeat(digits.length); };
    const check = async () => {
      const locked = lockedFor();
      if (locked > 0) {
        error.textContent = texts().locked(Math.ceil(locked / 1_000));
      } else if (await isPin(digits)) {
        memory.drop('lock');
        menu();
        return;
      } else {
        wrongPin();
        error.textContent = texts().wrongPin;
      }
      digits = '';
      draw();
    };
    const press = (digit) => { if (digits.length < 8) { digits += digit; draw(); } };
    const key = (digit) => make('button', { type: 'button', 'data-digit': String(digit), onclick: () => press(digit) }, String(digit));
    show('pin', make('section', { class: 'card', onkeydown: (event) => {
      if (/^\d$/.test(event.key)) { press(event.key); } else if (event.key === 'Backspace') { digits = digits.slice(0, -1); draw(); }
    } }, title(texts().pin), dots, error,
    make('div', { class: 'pad', dir: 'ltr' }, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(key),
      make('button', { type: 'button', onclick: () => { digits = ''; draw(); }, 'aria-label': texts().clear }, '⌫'), key(0),
      make('button', { type: 'button', id: 'pin-ok', onclick: check }, 'OK')),
    make('div', { class: 'row' }, make('button', { type: 'button', class: 'plain', onclick: start }, texts().back)),
    countdown(start)));
  }

  async function menu() {
    stopCountdown();
    await countWaiting();
    const heard = memory.get('heard');
    const error = make('p', { class: 'error', role: 'alert' }, waiting > 0 ? texts().keep : '');
    const facts = [
      ['Kiosk', settings.name], [texts().place, `${settings.site} · ${say(settings.touchpoint)}`], [texts().network, online ? texts().online : texts().offline],
      [texts().queue, String(waiting)], [texts().heard, heard ? new Date(heard).toLocaleString(language === "en" ? "en-GB" : language) : texts().never],
      [texts().clock, `${((memory.get('offset') ?? 0) / 1_000).toFixed(1)} ${texts().sec}`], [texts().version, VERSION],
    ];
    show('menu', make('section', { class: 'card' }, title(texts().menu),
      make('dl', {}, ...facts.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)])), error,
      make('div', { class: 'row' },
        make('button', { type: 'button', class: 'go', onclick: start }, texts().back),
        make('button', { type: 'button', class: 'plain', onclick: async () => { pauseMs = FIRST_PAUSE_MS; await send(); await heartbeat(); await menu(); } }, texts().send),
        make('button', { type: 'button', class: 'plain', onclick: () => { document.exitFullscreen?.().catch(() => undefined); } }, texts().leave),
        make('button', { type: 'button', class: 'plain red', id: 'unpair', disabled: waiting > 0, onclick: unpair }, texts().unpair)),
      countdown(start)));
  }

  async function unpair() {
    if (await queue.count() > 0) {
      menu();
      return;
    }
    await ask('/k/unpair', { secret: memory.get('secret') }).catch(() => undefined);
    ['secret', 'settings', 'offset', 'heard', 'last', 'lock'].forEach(memory.drop);
    settings = null;
    start();
  }

  // ---- the device

  async function stayAwake() {
    if (document.visibilityState === 'visible') {
      await navigator.wakeLock?.request('screen').catch(() => undefined);
    }
  }

  function fullScreen() {
    if (memory.get('secret') && screen !== 'menu' && !document.fullscreenElement) {
      document.documentElement.requestFullscreen?.().catch(() => undefined);
    }
  }

  /** There is no page before this one: going back leads nowhere. */
  function noWayBack() {
    history.replaceState('first', '', '/k');
    history.pushState('only', '', '/k');
    window.addEventListener('popstate', () => { history.pushState('only', '', '/k'); });
  }

  function listen() {
    ['pointerdown', 'keydown', 'input'].forEach((kind) => document.addEventListener(kind, () => idle?.again(), true));
    document.addEventListener('click', fullScreen);
    // The second half of a double tap is no answer to the question that the first half led to
    app.addEventListener('click', (event) => {
      if (event.pointerType === 'touch' && performance.now() - shownAt < DOUBLE_TAP_MS) {
        event.stopPropagation();
      }
    }, true);
    document.addEventListener('contextmenu', (event) => event.preventDefault());
    document.addEventListener('dragstart', (event) => event.preventDefault());
    document.addEventListener('visibilitychange', () => { stayAwake(); watchClock(); });
    window.addEventListener('offline', () => network(false));
    window.addEventListener('online', () => { pauseMs = FIRST_PAUSE_MS; heartbeat().then(() => soon(0)); });
    window.addEventListener('pageshow', (event) => { if (event.persisted) { start(); } });
    setInterval(() => { heartbeat(); soon(0); }, HEARTBEAT_MS);
    setInterval(watchClock, 5_000);
  }

  async function keepPage() {
    if (!('serviceWorker' in navigator)) {
      return;
    }
    const had = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      // A newer page takes over between two people
      const reload = () => { if (screen === 'start') { location.reload(); } else { setTimeout(reload, 5_000); } };
      if (had) {
        reload();
      }
    });
    const registration = await navigator.serviceWorker.register('/k/worker.js', { scope: '/k', updateViaCache: 'none' }).catch(() => null);
    setInterval(() => { registration?.update().catch(() => undefined); }, 3_600_000);
  }

  async function run() {
    noWayBack();
    listen();
    // Whoever was answering when the page was left is done
    const left = (await queue.all()).filter((answer) => answer.open);
    for (const answer of left) {
      await queue.put({ ...answer, open: false });
    }
    waiting = await queue.count();
    start();
    keepPage();
    stayAwake();
    await heartbeat();
    soon(0);
  }

  run();
})();
