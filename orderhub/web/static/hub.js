// What the pages can do beyond plain HTML: places and fields highlight each other, keys, ticking all, unsaved work.
(function () {
  'use strict';
  var form = document.getElementById('fields');
  var original = document.getElementById('original');

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function fieldsOf(mark) { return (mark.dataset.fields || '').split(' '); }
  function marksOf(path) { return all('[data-fields]').filter(function (mark) { return fieldsOf(mark).indexOf(path) >= 0; }); }
  function rowOf(path) { return document.querySelector('[data-field="' + CSS.escape(path) + '"]'); }

  function light(path, on) {
    marksOf(path).forEach(function (mark) { mark.classList.toggle('lit', on); });
    var row = rowOf(path);
    if (row) { row.classList.toggle('lit', on); }
  }
  function isSeen(one) { return one.getClientRects().length > 0; }
  function choose(path) {
    all('.chosen').forEach(function (one) { one.classList.remove('chosen'); });
    marksOf(path).forEach(function (mark) { mark.classList.add('chosen'); });
    var row = rowOf(path);
    if (row) { row.classList.add('chosen'); }
    var placed = marksOf(path).filter(function (mark) { return mark.dataset.at; })[0];
    if (placed) { sayPlace(placed.dataset.at); }
  }
  function showPlace(path) {
    choose(path);
    scrollTo(marksOf(path).filter(isSeen)[0]);
  }
  function scrollTo(mark) {
    if (!mark || !original) { return; }
    var outer = original.getBoundingClientRect(), inner = mark.getBoundingClientRect();
    if (inner.top < outer.top + 24 || inner.bottom > outer.bottom - 24 || inner.left < outer.left || inner.right > outer.right) {
      original.scrollBy({ top: inner.top - outer.top - outer.height / 3, left: Math.min(0, inner.left - outer.left - 24), behavior: 'auto' });
    }
  }
  function showField(path) {
    choose(path);
    var row = rowOf(path);
    if (!row) { return; }
    for (var one = row.parentElement; one; one = one.parentElement) { if (one.tagName === 'DETAILS') { one.open = true; } }
    row.scrollIntoView({ block: 'center' });
    var input = row.querySelector('input, select');
    if (input) { input.focus({ preventScroll: true }); }
  }

  // One value of an EDI document: in form, tree and original at once, and its segment as it stands in the file.
  function chooseValue(at) {
    all('.chosen').forEach(function (one) { one.classList.remove('chosen'); });
    all('[data-at="' + CSS.escape(at) + '"]').forEach(function (one) { one.classList.add('chosen'); });
    sayPlace(at);
  }
  function sayPlace(at) {
    var box = document.getElementById('place'), raw = document.querySelector('#view-original [data-at="' + CSS.escape(at) + '"], #view-original [data-start="' + CSS.escape(at) + '"]');
    var line = raw && raw.closest('li');
    if (!box || !line) { return; }
    var stands = box.querySelector('.stands'), old = stands.querySelector('code'), fresh = line.querySelector('code').cloneNode(true);
    all('[data-at]', fresh).forEach(function (one) {
      var is = one.dataset.at === at, plain = document.createElement(is ? 'mark' : 'span');
      plain.textContent = one.textContent;
      one.replaceWith(plain);
    });
    old.replaceWith(fresh);
    stands.querySelector('.meaning').textContent = line.value + ' \u00b7 ' + line.querySelector('.meaning').textContent;
    box.querySelector('p').hidden = true;
    stands.hidden = false;
  }
  var tabs = all('[role="tab"]');
  function show(tab, focus) {
    tabs.forEach(function (one) {
      var on = one === tab;
      one.setAttribute('aria-selected', on ? 'true' : 'false');
      one.tabIndex = on ? 0 : -1;
      document.getElementById(one.getAttribute('aria-controls')).hidden = !on;
    });
    if (focus) { tab.focus(); }
    try { window.localStorage.setItem('orderhub.view', tab.id); } catch (error) { /* a browser that keeps nothing */ }
    scrollTo(all('.chosen[data-at]').filter(isSeen)[0]);
  }
  if (tabs.length) {
    tabs[0].parentElement.hidden = false;
    var last = '';
    try { last = window.localStorage.getItem('orderhub.view') || ''; } catch (error) { last = ''; }
    show(tabs.filter(function (one) { return one.id === last; })[0] || tabs[0], false);
    tabs.forEach(function (tab, at) {
      tab.addEventListener('click', function () { show(tab, false); });
      tab.addEventListener('keydown', function (event) {
        var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        var next = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step ? (at + step + tabs.length) % tabs.length : -1;
        if (next >= 0) { event.preventDefault(); event.stopPropagation(); show(tabs[next], true); }
      });
    });
    // From value to value with the arrow keys; Enter or a click chooses.
    original.addEventListener('keydown', function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key], on = event.target.closest('[data-at]');
      if (!step || (!on && event.target !== original)) { return; }
      var values = all('[data-at]', original).filter(isSeen), next = values[on ? values.indexOf(on) + step : 0];
      if (next) { event.preventDefault(); event.stopPropagation(); next.focus(); chooseValue(next.dataset.at); }
    });
  }

  document.addEventListener('mouseover', function (event) {
    var mark = event.target.closest('[data-fields]');
    var row = event.target.closest('[data-field]');
    all('.lit').forEach(function (one) { one.classList.remove('lit'); });
    if (mark) { fieldsOf(mark).forEach(function (path) { light(path, true); }); }
    if (row) { light(row.dataset.field, true); }
  });
  document.addEventListener('click', function (event) {
    var jump = event.target.closest('[data-goto]');
    if (jump) { showPlace(jump.dataset.goto); return; }
    var mark = event.target.closest('[data-fields]');
    var value = event.target.closest('[data-at]');
    if (mark) { showField(fieldsOf(mark)[0]); }
    if (value) { all('[data-at="' + CSS.escape(value.dataset.at) + '"]').forEach(function (one) { one.classList.add('chosen'); }); }
    if (value && !mark) { chooseValue(value.dataset.at); }
    if (value || mark) { return; }
    var row = event.target.closest('[data-field]');
    if (row && !event.target.closest('button, a, summary')) { showPlace(row.dataset.field); }
  });
  document.addEventListener('focusin', function (event) {
    var row = event.target.closest('[data-field]');
    if (row && event.target.tagName === 'INPUT') { showPlace(row.dataset.field); }
  });

  all('[data-take]').forEach(function (button) {
    var input = document.getElementById('i-' + button.dataset.into);
    button.hidden = !input;
    button.addEventListener('click', function () {
      input.value = button.dataset.take;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    });
  });

  function isDirty() {
    return !!form && all('[data-shown]', form).some(function (input) { return input.value !== input.dataset.shown; });
  }
  if (form) {
    var sending = false;
    form.addEventListener('submit', function () { sending = true; });
    form.addEventListener('input', function (event) {
      if (event.target.dataset.shown !== undefined) {
        event.target.classList.toggle('dirty', event.target.value !== event.target.dataset.shown);
      }
    });
    window.addEventListener('beforeunload', function (event) { if (isDirty() && !sending) { event.preventDefault(); } });
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    var on = event.target;
    var release = document.getElementById('release');
    if (event.key === 'Enter' && release && !on.closest('a, button, summary, textarea, select, .pop')) {
      if (on.tagName === 'MARK') { on.click(); return; }
      // A typed correction is saved first, so that the checks run on it before anybody releases.
      event.preventDefault();
      (isDirty() ? document.getElementById('save') : release).click();
      return;
    }
    if (event.key === 'Enter' && on.tagName === 'MARK') { on.click(); return; }
    if (on.closest('input, textarea, select')) { return; }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      var rows = all('a.open');
      if (!rows.length) { return; }
      var next = rows.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
      if (rows[next]) { event.preventDefault(); rows[next].focus(); }
    }
    if (event.key === '/') {
      var search = document.getElementById('q');
      if (search) { event.preventDefault(); search.focus(); }
    }
  });

  function prepare() {
    var picker = document.getElementById('pick-all');
    if (!picker) { return; }
    picker.hidden = false;
    picker.addEventListener('change', function () {
      all('input[name="order"]').forEach(function (box) { box.checked = picker.checked; });
    });
  }
  prepare();
  var channel = document.getElementById('channel');
  if (channel) { document.addEventListener('change', function (event) { if (event.target.id === 'channel') { event.target.form.submit(); } }); }

  // The list must not be swapped away under somebody's hands.
  document.addEventListener('htmx:beforeRequest', function (event) {
    var live = document.getElementById('live');
    if (!live) { return; }
    var typing = live.contains(document.activeElement) && /^(INPUT|SELECT)$/.test(document.activeElement.tagName);
    if (typing || live.querySelector('input[name="order"]:checked') || document.hidden) { event.preventDefault(); }
  });
  var focused = '';
  document.addEventListener('htmx:beforeSwap', function () {
    focused = document.activeElement && document.activeElement.classList.contains('open') ? document.activeElement.getAttribute('href') : '';
  });
  document.addEventListener('htmx:afterSwap', function () {
    prepare();
    var again = focused && document.querySelector('a.open[href="' + CSS.escape(focused) + '"]');
    if (again) { again.focus({ preventScroll: true }); }
  });
  document.addEventListener('htmx:responseError', function (event) {
    // The session has ended: the whole page says so.
    if (event.detail.xhr.status === 401) { window.location.reload(); }
  });

  // Minutes of handling: seconds in which the page is seen and somebody moved within the last 60.
  var watched = document.querySelector('[data-attention]');
  if (watched) {
    var active = 0, moved = Date.now(), REPORT = 15, IDLE = 60000;
    ['mousemove', 'mousedown', 'keydown', 'scroll', 'wheel', 'touchstart'].forEach(function (kind) {
      document.addEventListener(kind, function () { moved = Date.now(); }, { passive: true, capture: true });
    });
    var report = function () {
      if (active < 1) { return; }
      var sent = Math.min(active, 60);
      active = 0;
      fetch(watched.dataset.attention, {
        method: 'POST', keepalive: true, credentials: 'same-origin',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-CSRF-Token': watched.dataset.token },
        body: 'seconds=' + sent
      }).catch(function () { active += sent; });
    };
    window.setInterval(function () {
      if (document.visibilityState === 'visible' && Date.now() - moved < IDLE) { active += 1; }
      if (active >= REPORT) { report(); }
    }, 1000);
    window.addEventListener('pagehide', report);
    document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'hidden') { report(); } });
  }

  var start = document.getElementById('next') || document.querySelector('[data-doubt]');
  if (start && !document.querySelector('.twins.undecided')) { start.focus({ preventScroll: start.id === 'next' }); }
})();
