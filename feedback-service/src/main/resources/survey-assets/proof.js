// Shows that work went into an answer while many come in. Without it, a person reckons a sum.
(function () {
  "use strict";
  var field = document.getElementById("proof"), person = document.getElementById("person");
  if (!field || !person) { return; }
  var form = field.form, bits = Number(field.dataset.bits);
  var start = form.elements.proof_stamp.value + ":" + form.elements.key.value + ":";
  var K = [], H = [];
  for (var n = 2; K.length < 64; n++) {
    var prime = true;
    for (var d = 2; d * d <= n; d++) { if (n % d === 0) { prime = false; break; } }
    if (prime) {
      if (H.length < 8) { H.push(Math.pow(n, 1 / 2) * 4294967296 | 0); }
      K.push(Math.pow(n, 1 / 3) * 4294967296 | 0);
    }
  }
  // The first word of the SHA-256 of a short text.
  function firstWord(text) {
    var w = new Int32Array(64), length = text.length, blocks = ((length + 8) >> 6) + 1, h = H.slice();
    for (var block = 0; block < blocks; block++) {
      for (var i = 0; i < 16; i++) {
        var word = 0;
        for (var b = 0; b < 4; b++) {
          var at = block * 64 + i * 4 + b;
          word = word << 8 | (at < length ? text.charCodeAt(at) : at === length ? 128 : 0);
        }
        w[i] = word;
      }
      if (block === blocks - 1) { w[15] = length * 8; }
      for (i = 16; i < 64; i++) {
        var x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
          + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10);
      }
      var s = h.slice();
      for (i = 0; i < 64; i++) {
        var e = s[4], a = s[0];
        var one = s[7] + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & s[5] ^ ~e & s[6]) + K[i] + w[i] | 0;
        var two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & s[1] ^ a & s[2] ^ s[1] & s[2]) | 0;
        s = [one + two | 0, a, s[1], s[2], s[3] + one | 0, e, s[5], s[6]];
      }
      for (i = 0; i < 8; i++) { h[i] = h[i] + s[i] | 0; }
    }
    return h[0];
  }
  var number = 0, waiting = null;
  function search() {
    for (var until = number + 2000; number < until; number++) {
      if (Math.clz32(firstWord(start + number)) >= bits) {
        field.value = String(number);
        person.hidden = true;
        if (waiting) { form.requestSubmit(waiting); }
        return;
      }
    }
    setTimeout(search, 0);
  }
  form.addEventListener("submit", function (event) {
    if (!field.value && !form.elements.proof_sum.value && !(event.submitter && event.submitter.name === "switch")) {
      event.preventDefault();
      waiting = event.submitter;
    }
  });
  search();
})();
