'use strict';

// <script src=".../s/widget.js" data-survey="CODE" data-lang="en" async></script>
// A button and a dialog with the survey. It sets no cookie, stores nothing, and loads the survey when somebody opens it.
(() => {
  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const code = script.dataset.survey;
  const languages = {
    en: ['Feedback', 'Give feedback', 'Close', 'The survey cannot be shown here.', 'Open it in a new tab'],
    es: ['Opinión', 'Dar su opinión', 'Cerrar', 'La encuesta no se puede mostrar aquí.', 'Abrirla en otra pestaña'],
    ar: ['رأيك', 'أعطنا رأيك', 'إغلاق', 'لا يمكن عرض الاستبيان هنا.', 'فتحه في علامة تبويب جديدة'],
  };
  const language = (script.dataset.lang || document.documentElement.lang || 'en').split('-')[0];
  const [short, long, close, fault, elsewhere] = languages[language] || languages.en;
  const WAIT_MS = 8_000;

  const style = `
    :host { all: initial; }
    button { font: 600 16px/1.2 system-ui, sans-serif; cursor: pointer; }
    .open { position: fixed; inset-block-end: 20px; inset-inline-end: 20px; z-index: 2147483000; min-height: 48px; padding: 0 22px;
      border: 2px solid #fff; border-radius: 24px; background: #0b6e75; color: #fff; box-shadow: 0 2px 10px #0005; }
    button:focus-visible { outline: 3px solid #0b6e75; outline-offset: 2px; }
    dialog { border: 0; padding: 0; border-radius: 14px; width: min(480px, 100vw - 24px); max-height: calc(100dvh - 24px); overflow: hidden;
      background: #f4f6f7; color: #17222b; box-shadow: 0 8px 40px #0006; }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: #000a; }
    .bar { display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 8px 8px 0 16px; font: 600 16px/1.3 system-ui, sans-serif; }
    [dir=rtl] .bar { padding: 8px 16px 0 8px; }
    .close { min-width: 44px; min-height: 44px; border: 0; border-radius: 10px; background: none; color: inherit; font-size: 22px; }
    iframe { border: 0; width: 100%; height: 420px; max-height: calc(100dvh - 84px); display: block; color-scheme: light dark; }
    p { font: 16px/1.4 system-ui, sans-serif; margin: 0; padding: 16px; }
    a { color: inherit; }
    @media (prefers-color-scheme: dark) { dialog { background: #10181e; color: #e8eef2; } .open { background: #5cc8cf; color: #06292c; border-color: #10181e; } }
    @media print { .open { display: none; } }`;

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };

  function begin() {
    const host = make('div', { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr', 'data-touchpoint': code });
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const shut = make('button', { type: 'button', class: 'close', 'aria-label': close }, '✕');
    const dialog = make('dialog', { 'aria-label': long, dir: host.dir }, make('div', { class: 'bar' }, make('span', {}, script.dataset.label || long), shut));
    const button = make('button', { type: 'button', class: 'open', 'aria-haspopup': 'dialog' }, script.dataset.label || short);
    let frame = null;
    let timer = 0;

    button.addEventListener('click', () => {
      frame = make('iframe', { src: `${origin}/s/${encodeURIComponent(code)}/embed?lang=${encodeURIComponent(language)}`, title: long, referrerpolicy: 'origin' });
      dialog.append(frame);
      dialog.showModal();
      timer = setTimeout(sayFault, WAIT_MS);
    });
    shut.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (event) => { if (event.target === dialog) { dialog.close(); } });
    dialog.addEventListener('close', () => {
      clearTimeout(timer);
      dialog.querySelectorAll('iframe, p').forEach((element) => element.remove());
      frame = null;
      button.focus();
    });

    // Only our own frame of our own origin is listened to, and only for a height and a wish to close
    window.addEventListener('message', (event) => {
      if (frame === null || event.origin !== origin || event.source !== frame.contentWindow || typeof event.data !== 'object' || event.data === null) {
        return;
      }
      clearTimeout(timer);
      if (event.data.touchpoint === 'height' && Number.isFinite(event.data.height)) {
        frame.style.height = `${Math.min(Math.max(Math.round(event.data.height), 200), 5_000)}px`;
      } else if (event.data.touchpoint === 'close') {
        dialog.close();
      }
    });

    function sayFault() {
      frame?.remove();
      const link = make('a', { href: `${origin}/s/${encodeURIComponent(code)}?lang=${encodeURIComponent(language)}`, target: '_blank', rel: 'noopener' }, elsewhere);
      dialog.append(make('p', { role: 'alert' }, fault, ' ', link));
    }

    root.append(button, dialog);
    document.body.append(host);
  }

  if (!code) {
    console.error('Touchpoint: the script needs a data-survey attribute');
  } else if (document.body) {
    begin();
  } else {
    document.addEventListener('DOMContentLoaded', begin);
  }
})();
