// Puts arriving stories where they belong, tells times in the reader's own zone, and listens to the keyboard.
'use strict';
(() => {
  const MOST_ITEMS = 200;

  // Times
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });
  function words(then, now) {
    const seconds = (then - now) / 1000;
    const ago = Math.abs(seconds);
    if (ago < 60) return 'just now';
    if (ago < 3600) return relative.format(Math.round(seconds / 60), 'minute');
    if (ago < 86400) return relative.format(Math.round(seconds / 3600), 'hour');
    if (ago < 86400 * 7) return relative.format(Math.round(seconds / 86400), 'day');
    return exact.format(then);
  }
  function tellTimes(root) {
    const now = Date.now();
    for (const each of root.querySelectorAll('time[datetime]')) {
      const then = Date.parse(each.dateTime);
      if (!Number.isNaN(then)) {
        each.textContent = words(then, now);
        each.title = exact.format(then);
      }
    }
  }

  // Arrival
  const live = document.querySelector('[data-live]');
  let arrived = 0;
  function say(state, text) {
    if (live) {
      live.className = 'live ' + state;
      live.textContent = text;
    }
  }
  function settle(list) {
    const fresh = list.firstElementChild;
    if (!fresh || !fresh.matches('.story')) return;
    let known = false;
    for (const other of list.querySelectorAll(':scope > .story')) {
      if (other !== fresh && other.dataset.story === fresh.dataset.story) {
        if (other.contains(document.activeElement)) fresh.querySelector('a').focus();
        other.remove();
        known = true;
      }
    }
    const time = Number(fresh.dataset.time);
    let before = fresh.nextElementSibling;
    while (before && before.matches('.story') && Number(before.dataset.time) > time) before = before.nextElementSibling;
    if (before !== fresh.nextElementSibling) list.insertBefore(fresh, before);
    if (!known) {
      arrived++;
      fresh.classList.add('fresh');
    }
    const empty = list.parentElement.querySelector(':scope > .empty');
    if (empty) empty.remove();
    const stories = list.querySelectorAll(':scope > .story');
    for (let i = MOST_ITEMS; i < stories.length; i++) stories[i].remove();
    tellTimes(fresh);
    markReading();
    say('on', arrived === 0 ? 'Live' : arrived === 1 ? 'Live: 1 new story' : 'Live: ' + arrived + ' new stories');
  }
  document.addEventListener('htmx:sseOpen', () => say('on', 'Live'));
  document.addEventListener('htmx:sseError', () => say('off', 'Not connected; trying again'));
  document.addEventListener('htmx:sseMessage', (event) => {
    const target = event.target;
    if (target.matches('.stories')) {
      settle(target);
    } else {
      for (const gone of target.querySelectorAll('[data-removed]')) {
        document.querySelectorAll('.story[data-story="' + CSS.escape(gone.dataset.removed) + '"]').forEach((each) => each.remove());
      }
    }
  });

  // Reading
  const reader = document.getElementById('reader');
  function markReading() {
    const open = location.pathname.split('/')[2];
    for (const each of document.querySelectorAll('.story')) {
      each.classList.toggle('reading', each.dataset.story === open);
    }
  }
  let backTo = location.pathname + location.search;
  function close() {
    if (!reader || !reader.firstElementChild) return false;
    const id = location.pathname.split('/')[2];
    reader.replaceChildren();
    history.pushState(null, '', backTo);
    markReading();
    const item = document.querySelector('.story[data-story="' + CSS.escape(id || '') + '"] a');
    if (item) item.focus();
    return true;
  }
  document.addEventListener('htmx:afterSwap', (event) => {
    tellTimes(event.target);
    if (event.target === reader) {
      reader.scrollTop = 0;
      const head = reader.querySelector('h1');
      if (head) head.focus({ preventScroll: true });
    }
  });
  document.addEventListener('htmx:pushedIntoHistory', markReading);
  document.addEventListener('htmx:beforeSwap', (event) => {
    // What went wrong is said in words, in the place of what was asked for.
    if (event.detail.xhr.status >= 400 && event.detail.serverResponse.includes('class="open')) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener('htmx:responseError', () => say('off', 'The desk did not answer as expected'));
  document.addEventListener('htmx:sendError', () => say('off', 'The desk can’t be reached'));
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-close]') && close()) event.preventDefault();
  });
  window.addEventListener('popstate', () => {
    if (reader) location.reload();
  });

  // Filters: no empty ones in the address
  for (const form of document.querySelectorAll('[data-filters]')) {
    form.addEventListener('submit', () => {
      for (const each of form.elements) if (each.name && !each.value) each.disabled = true;
    });
    form.addEventListener('change', (event) => {
      if (event.target.matches('select, [type=checkbox], [type=date]')) form.requestSubmit();
    });
  }

  // Keyboard
  function step(by) {
    const links = [...document.querySelectorAll('.story a[hx-get], .story h2 a, .story h3 a')].filter((each, i, all) => all.indexOf(each) === i);
    if (links.length === 0) return;
    let at = links.indexOf(document.activeElement);
    if (at < 0) at = links.findIndex((each) => each.closest('.story').classList.contains('reading'));
    const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))];
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches('input, textarea, select, [contenteditable]');
    if (event.key === 'Escape') {
      if (typing) event.target.blur();
      else if (close()) event.preventDefault();
    } else if (!typing) {
      if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
      else if (event.key === '/') {
        event.preventDefault();
        const find = document.getElementById('q') || document.getElementById('find');
        find.focus();
        find.select();
      }
    }
  });

  tellTimes(document);
  setInterval(() => tellTimes(document), 30000);
})();
