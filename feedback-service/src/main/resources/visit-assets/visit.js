'use strict';
// Saves while one types, times with a stopwatch, and keeps in the browser what the server has not confirmed; without it all works too.
(() => {
  const store = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null; // A browser that keeps nothing.
    }
  };
  const place = (visit) => 'visit.' + visit;
  const asides = (visit) => 'visit.aside.' + visit;
  const watches = (visit) => 'visit.watch.' + visit + '.';

  const thanks = document.querySelector('[data-thanks]');
  if (thanks) {
    store((kept) => {
      kept.removeItem(place(thanks.dataset.thanks));
      kept.removeItem(asides(thanks.dataset.thanks));
      Object.keys(kept).filter((key) => key.startsWith(watches(thanks.dataset.thanks))).forEach((key) => kept.removeItem(key));
    });
    return;
  }
  const form = document.querySelector('form[data-keep]');
  if (!form) {
    return;
  }

  const visit = form.dataset.keep;
  const state = document.getElementById('state');
  const { revision, page } = form.elements;
  const fields = (of = form) => [...of.elements].filter((field) => field.name && !['submit', 'file', 'fieldset', 'hidden'].includes(field.type));
  const isTicked = (field) => field.type === 'radio' || field.type === 'checkbox';
  const typed = (of) => fields(of).filter((field) => (isTicked(field) ? field.checked : field.value)).map((field) => [field.name, field.value]);

  // Digits of other scripts and a comma, as the server reads them.
  const number = (text) => {
    const plain = text.trim().replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
      .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0).replace(/[,٫]/, '.').replace('−', '-');
    return plain === '' ? NaN : Number(plain);
  };
  const values = (name) => fields()
    .filter((field) => field.name === name && !field.closest('[hidden]') && (isTicked(field) ? field.checked : field.value))
    .map((field) => field.value);
  const timed = (name) => {
    const [minutes, seconds] = [values(name + '.minutes')[0], values(name + '.seconds')[0]];
    return minutes === undefined && seconds === undefined ? []
      : [String(60 * (number(minutes ?? '0') || 0) + (number(seconds ?? '0') || 0))];
  };
  const answers = (name) => [...values(name), ...timed(name)];
  const holds = ({ when, least, most, any }) => answers(when).some((answer) => {
    const value = number(answer);
    return (least === undefined || value >= Number(least)) && (most === undefined || value <= Number(most))
      && (any === undefined || any.split(' ').includes(answer) || any.split(' ').includes(String(value)));
  });
  const branch = () => {
    for (const question of form.querySelectorAll('[data-when]')) {
      question.hidden = !holds(question.dataset);
    }
  };

  const valuesIn = (list, name) => list.filter(([key]) => key === name).map(([, value]) => value);
  const isFilled = (all) => all.some((value) => value !== '');
  const alike = (one, other) => JSON.stringify(one.filter(Boolean)) === JSON.stringify(other.filter(Boolean));
  const names = () => new Set(fields().map((field) => field.name));
  const put = (name, own) => {
    for (const field of fields().filter((one) => one.name === name)) {
      if (isTicked(field)) {
        field.checked = own.includes(field.value);
      } else {
        field.value = own[0] ?? '';
      }
      const part = field.closest('details');
      if (part && isFilled(own)) {
        part.open = true;
      }
    }
  };

  // What is saved as far as this page knows, and what was typed here where something else is saved.
  let base = typed();
  let aside = store((all) => JSON.parse(all.getItem(asides(visit)))) ?? {};
  const watchesShown = [];

  // What was typed on an older state is held against what is saved now, field by field. If nobody else has saved since, it is the
  // newer text. Otherwise what only one of them has changed is taken from it; where both did, the saved stays and both are shown.
  const meet = (mine, by) => {
    const newer = mine.revision >= Number(revision.value) || (mine.page && mine.page === by);
    for (const name of names()) {
      const [here, saved] = [valuesIn(mine.fields, name), valuesIn(base, name)];
      const before = mine.base && valuesIn(mine.base, name);
      if (alike(here, saved) || (!newer && before && alike(here, before))) {
        continue;
      }
      if (newer || (before && alike(saved, before)) || (isFilled(here) && !isFilled(saved))) {
        put(name, here);
      } else if (isFilled(here)) {
        aside[name] = here;
      }
    }
  };

  const button = (text, work) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', work);
    return made;
  };
  const made = (tag, text = '') => Object.assign(document.createElement(tag), { textContent: text });
  const labelOf = (field) => form.querySelector('label[for="' + field.id + '"]')?.firstElementChild?.textContent ?? form.querySelector('label[for="' + field.id + '"]')?.textContent;
  const drawAside = () => {
    document.getElementById('aside')?.remove();
    const open = Object.keys(aside).filter((name) => names().has(name));
    store((all) => (open.length ? all.setItem(asides(visit), JSON.stringify(aside)) : all.removeItem(asides(visit))));
    if (!open.length) {
      return;
    }
    const list = made('ul');
    for (const name of open) {
      const own = fields().filter((field) => field.name === name);
      const link = made('a', own[0].closest('fieldset')?.querySelector('legend')?.firstElementChild?.textContent ?? labelOf(own[0]) ?? name);
      link.href = '#' + own[0].id;
      const words = made('p', own.some(isTicked) ? own.filter((field) => aside[name].includes(field.value)).map(labelOf).join(', ') : aside[name].join(', '));
      words.dir = 'auto';
      const settle = (work) => () => {
        work();
        delete aside[name];
        drawAside();
        branch();
        changed();
      };
      const entry = made('li');
      entry.append(link, words, button(form.dataset.put, settle(() => put(name, aside[name]))), button(form.dataset.drop, settle(() => {})));
      list.append(entry);
    }
    const section = Object.assign(made('section'), { id: 'aside', className: 'summary unsaved' });
    section.setAttribute('role', 'alert');
    section.append(made('h2', form.dataset.meanwhile), made('p', form.dataset.meanwhileText), list);
    form.querySelector('header').after(section);
  };

  let waiting = 0;
  let tries = 0;
  let saving = null;
  let dirty = false;
  let over = false;
  const say = (text) => { state.textContent = text; };
  const keep = () => store((kept) => kept.setItem(place(visit), JSON.stringify({ fields: typed(), base, revision: Number(revision.value), page: page.value })));
  // Nothing is taken any more: what was typed stays on screen and in this browser.
  const end = (text) => {
    over = true;
    state.className = 'state over';
    state.setAttribute('role', 'alert');
    say(text);
    form.querySelectorAll('button[type=submit], input[type=file]').forEach((one) => { one.disabled = true; });
  };
  const takeUp = async () => {
    const answer = await fetch(form.getAttribute('action'), { redirect: 'manual', cache: 'no-store' });
    const there = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const other = there.querySelector('form[data-keep]');
    if (answer.status === 404 || (answer.ok && !other)) {
      end(there.querySelector('[data-thanks]') ? form.dataset.in : form.dataset.gone);
      return;
    }
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const mine = { fields: typed(), base, revision: Number(revision.value), page: page.value };
    base = typed(other);
    revision.value = other.elements.revision.value;
    names().forEach((name) => put(name, valuesIn(base, name)));
    meet(mine, other.dataset.by);
    drawAside();
    branch();
    watchesShown.forEach((one) => one());
    changed();
  };
  const save = async () => {
    clearTimeout(waiting);
    if (over || !dirty) {
      return;
    }
    if (saving) {
      waiting = setTimeout(save, 1000);
      return;
    }
    saving = new AbortController();
    const { signal } = saving;
    say(form.dataset.saving);
    const now = typed();
    const sent = new FormData();
    [...now, ['revision', revision.value], ['page', page.value]].forEach(([name, value]) => sent.append(name, value));
    try {
      const answer = await fetch(form.getAttribute('action') + '?auto', { method: 'POST', body: sent, redirect: 'manual', cache: 'no-store', signal });
      if (answer.type === 'opaqueredirect') {
        end(form.dataset.in);
      } else if (answer.status === 404 || answer.status === 410) {
        end(form.dataset.gone);
      } else if (answer.status === 409) {
        await takeUp();
      } else if (answer.status === 204) {
        base = now;
        revision.value = /\d+/.exec(answer.headers.get('ETag') ?? '')?.[0] ?? revision.value;
        if (JSON.stringify(typed()) === JSON.stringify(now)) {
          dirty = false;
          store((kept) => kept.removeItem(place(visit)));
          say(form.dataset.saved);
        } else {
          keep();
        }
      } else {
        throw new Error(String(answer.status));
      }
      tries = 0;
    } catch {
      if (!signal.aborted) {
        say(form.dataset.unsaved);
        clearTimeout(waiting);
        // From 15 seconds to 5 minutes, and not all at the same moment.
        waiting = setTimeout(save, Math.min(300000, 15000 * 2 ** tries) * (0.75 + Math.random() / 2));
        tries += 1;
      }
    } finally {
      saving = null;
    }
  };
  const changed = () => {
    dirty = true;
    keep();
    clearTimeout(waiting);
    if (!over) {
      waiting = setTimeout(save, 1500);
    }
  };

  const kept = store((all) => JSON.parse(all.getItem(place(visit))));
  if (kept) {
    meet(Array.isArray(kept) ? { fields: kept } : kept, form.dataset.by);
    changed();
  }
  if (Object.keys(aside).length) {
    drawAside();
  }
  branch();
  form.addEventListener('input', (event) => {
    branch();
    if (event.target.type !== 'file') {
      changed();
    }
  });
  // The button saves by itself; what is under way must not come after it.
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    saving?.abort();
  });
  const again = () => {
    tries = 0;
    save();
  };
  window.addEventListener('online', again);
  window.addEventListener('pageshow', again);

  // A photo is stored as soon as it is taken.
  for (const photo of form.querySelectorAll('input[type=file]')) {
    photo.addEventListener('change', () => {
      if (photo.files.length > 0) {
        form.requestSubmit(photo.parentElement.querySelector('button[name=stop]'));
      }
    });
  }

  for (const timing of form.querySelectorAll('[data-watch]')) {
    const key = watches(visit) + timing.dataset.watch;
    const [minutes, seconds] = timing.querySelectorAll('input');
    const shown = document.createElement('output');
    let started = Number(store((kept) => kept.getItem(key))) || 0;
    const elapsed = () => Math.max(0, Math.round((Date.now() - started) / 1000));
    const tell = () => {
      const all = started ? elapsed() : 60 * (number(minutes.value) || 0) + (number(seconds.value) || 0);
      shown.textContent = Math.floor(all / 60) + ':' + String(Math.floor(all % 60)).padStart(2, '0');
      toggle.textContent = started ? form.dataset.stop : form.dataset.start;
      toggle.setAttribute('aria-pressed', String(Boolean(started)));
    };
    const fill = (all) => {
      minutes.value = all === null ? '' : String(Math.floor(all / 60));
      seconds.value = all === null ? '' : String(all % 60);
      minutes.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const toggle = button('', () => {
      if (started) {
        fill(elapsed());
        started = 0;
        store((kept) => kept.removeItem(key));
      } else {
        started = Date.now();
        store((kept) => kept.setItem(key, String(started)));
      }
      tell();
    });
    toggle.className = 'go';
    const reset = button(form.dataset.reset, () => {
      started = 0;
      store((kept) => kept.removeItem(key));
      fill(null);
      tell();
    });
    const watch = document.createElement('p');
    watch.className = 'watch';
    shown.dir = 'ltr';
    shown.setAttribute('aria-live', 'off');
    watch.append(shown, toggle, reset);
    timing.querySelector('.number').before(watch);
    timing.addEventListener('input', tell);
    setInterval(() => started && tell(), 250);
    watchesShown.push(tell);
    tell();
  }
})();
