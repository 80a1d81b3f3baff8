'use strict';
// Makes the page smoother; without it everything works too. What was typed outlives a reload and is forgotten once it arrived.
(() => {
  const place = (code) => 'survey.' + code;

  const store = (work) => {
    try {
      return work(sessionStorage);
    } catch {
      return null; // A browser that keeps nothing.
    }
  };

  const thanks = document.querySelector('[data-thanks]');
  if (thanks) {
    store((kept) => kept.removeItem(place(thanks.dataset.thanks)));
    return;
  }
  const form = document.querySelector('form');
  if (!form) {
    return;
  }

  const fields = () => [...form.elements].filter((field) => field.name && field.type !== 'submit');
  const isTicked = (field) => field.type === 'radio' || field.type === 'checkbox';

  const keep = () => {
    const typed = fields()
      .filter((field) => (field.type === 'hidden' ? field.name === 'key' : isTicked(field) ? field.checked : field.value))
      .map((field) => [field.name, field.value]);
    store((kept) => kept.setItem(place(form.dataset.keep), JSON.stringify(typed)));
  };

  const restore = () => {
    const typed = store((kept) => JSON.parse(kept.getItem(place(form.dataset.keep)))) || [];
    for (const [name, value] of typed) {
      for (const field of fields().filter((one) => one.name === name)) {
        if (!isTicked(field)) {
          field.value = value;
        } else if (field.value === value) {
          field.checked = true;
        }
        const part = field.closest('details');
        if (part && field.type !== 'hidden') {
          part.open = true;
        }
      }
    }
  };

  // Digits of other scripts and a comma, as the server reads them.
  const number = (text) => {
    const plain = text.trim().replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
      .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0).replace(/[,٫]/, '.').replace('−', '-');
    return plain === '' ? NaN : Number(plain);
  };

  const answers = (name) => fields()
    .filter((field) => field.name === name && !field.closest('[hidden]') && (isTicked(field) ? field.checked : field.value))
    .map((field) => field.value);

  const holds = ({ when, least, most, any }) => answers(when).some((answer) => {
    const value = number(answer);
    return (least === undefined || value >= Number(least)) && (most === undefined || value <= Number(most))
      && (any === undefined || any.split(' ').includes(answer) || any.split(' ').includes(String(value)));
  });

  const branch = () => {
    for (const question of form.querySelectorAll('[data-when]')) {
      const asked = holds(question.dataset);
      if (asked && question.hidden) {
        question.classList.add('comes');
      }
      question.hidden = !asked;
    }
  };

  if ('fresh' in form.dataset) {
    restore();
  }
  branch();
  form.addEventListener('input', () => {
    branch();
    if (form.dataset.keep) {
      keep();
    }
  });
  if (form.dataset.keep && !('fresh' in form.dataset)) {
    keep();
  }
})();
