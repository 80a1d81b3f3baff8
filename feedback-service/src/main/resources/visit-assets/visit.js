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
  const watches = (visit) => 'visit.watch.' + visit + '.';

  const thanks = document.querySelector('[data-thanks]');
  if (thanks) {
    store((kept) => {
      kept.removeItem(place(thanks.dataset.thanks));
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
  const fields = () => [...form.elements].filter((field) => field.name && !['submit', 'file', 'fieldset'].includes(field.type));
  const isTicked = (field) => field.type === 'radio' || field.type === 'checkbox';
  const typed = () => fields().filter((field) => (isTicked(field) ? field.checked : field.value)).map((field) => [field.name, field.value]);

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

  const restore = () => {
    const kept = store((all) => JSON.parse(all.getItem(place(visit))));
    if (!Array.isArray(kept)) {
      return false;
    }
    const held = new Set(kept.map(([name]) => name));
    for (const field of fields()) {
      // What this browser never held was typed elsewhere, and stays.
      if (!held.has(field.name)) {
        continue;
      }
      const own = kept.filter(([name]) => name === field.name).map(([, value]) => value);
      if (isTicked(field)) {
        field.checked = own.includes(field.value);
      } else {
        field.value = own[0] ?? '';
      }
      const part = field.closest('details');
      if (part && own.some((value) => value)) {
        part.open = true;
      }
    }
    return true;
  };

  let waiting = 0;
  let saving = false;
  const say = (text) => { state.textContent = text; };
  const save = async () => {
    clearTimeout(waiting);
    if (saving) {
      waiting = setTimeout(save, 1000);
      return;
    }
    saving = true;
    say(form.dataset.saving);
    const now = JSON.stringify(typed());
    const sent = new FormData();
    typed().forEach(([name, value]) => sent.append(name, value));
    try {
      const answer = await fetch(form.getAttribute('action') + '?auto', {
        method: 'POST', body: sent, redirect: 'manual', cache: 'no-store',
      });
      if (answer.status !== 204) {
        throw new Error(String(answer.status));
      }
      if (JSON.stringify(typed()) === now) {
        store((kept) => kept.removeItem(place(visit)));
        say(form.dataset.saved);
      }
    } catch {
      say(form.dataset.unsaved);
      waiting = setTimeout(save, 15000);
    } finally {
      saving = false;
    }
  };
  const changed = () => {
    store((kept) => kept.setItem(place(visit), JSON.stringify(typed())));
    clearTimeout(waiting);
    waiting = setTimeout(save, 1500);
  };

  if (restore()) {
    changed();
  }
  branch();
  form.addEventListener('input', (event) => {
    branch();
    if (event.target.type !== 'file') {
      changed();
    }
  });
  window.addEventListener('online', save);

  // A photo is stored as soon as it is taken.
  for (const photo of form.querySelectorAll('input[type=file]')) {
    photo.addEventListener('change', () => {
      if (photo.files.length > 0) {
        form.requestSubmit(photo.parentElement.querySelector('button[name=stop]'));
      }
    });
  }

  const button = (text, work) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', work);
    return made;
  };
  for (const timing of form.querySelectorAll('[data-watch]')) {
    const key = watches(visit) + timing.dataset.watch;
    const [minutes, seconds] = timing.querySelectorAll('input');
    const shown = document.createElement('output');
    let started = Number(store((kept) => kept.getItem(key))) || 0;
    const elapsed = () => Math.max(0, Math.round((Date.now() - started) / 1000));
    const show = () => {
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
      show();
    });
    toggle.className = 'go';
    const reset = button(form.dataset.reset, () => {
      started = 0;
      store((kept) => kept.removeItem(key));
      fill(null);
      show();
    });
    const watch = document.createElement('p');
    watch.className = 'watch';
    shown.dir = 'ltr';
    shown.setAttribute('aria-live', 'off');
    watch.append(shown, toggle, reset);
    timing.querySelector('.number').before(watch);
    timing.addEventListener('input', show);
    setInterval(() => started && show(), 250);
    show();
  }
})();
