// Lets a reader choose Simplified or Traditional characters. The choice is remembered where the browser allows it.
(function () {
  "use strict";
  var KEY = "newsmirror-chinese";
  var LABELS = { "zh-Hans": ["简", "简体"], "zh-Hant": ["繁", "繁體"] };
  var ATTRIBUTES = ["title", "alt", "placeholder", "aria-label"];
  var PASSED_OVER = /^(?:script|style|pre|code|kbd|samp|textarea)$/i;
  /** Elements in a language of their own. In one with `data-lang`, scripts write words of that language. */
  var MARKED = "[lang],[data-lang]";
  var HAN = /[\u2e80-\u9fff\uf900-\ufaff\ud840-\ud88f]/;
  /** A text that is nothing but an address. */
  var ADDRESS = /^\s*[a-z]+:\/\/\S+\s*$/i;
  var root = document.documentElement;
  var folder = document.currentScript.src.replace(/[^/]*$/, "");
  /** What converts to each script, once its table is loaded. */
  var converters = {};
  /** The original and the shown text of each text node, and of each attribute of each element. */
  var known = new WeakMap();
  /** The language of each element whose `lang` was changed. */
  var languages = new WeakMap();
  var chosen = null;
  var buttons = {};

  /** Returns the script of a language tag; null for a language that is not Chinese. */
  function scriptOf(tag) {
    if (!/^zh\b/i.test(tag)) return null;
    return /^zh-(?:hant|tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
  }

  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch (_) {
      return null;
    }
  }

  function remember(script) {
    try {
      localStorage.setItem(KEY, script);
    } catch (_) {
      // The choice holds for this page alone.
    }
  }

  /** Returns a function that replaces the longest entry of a table at each place of a text. */
  function converterOf(groups) {
    var entries = new Map();
    var longest = new Map();
    groups.forEach(function (group) {
      for (var index = 0; index * group[0] < group[2].length; index++) {
        var key = group[2].substr(index * group[0], group[0]);
        var start = key.charAt(0);
        entries.set(key, group[1] ? group[3].substr(index * group[1], group[1]) : null);
        longest.set(start, Math.max(longest.get(start) || 1, key.length));
      }
    });
    function oneByOne(text) {
      return Array.from(text, function (character) {
        return entries.get(character) || character;
      }).join("");
    }
    return function (text) {
      var result = "";
      for (var index = 0; index < text.length; ) {
        var length = longest.get(text.charAt(index)) || 1;
        while (length > 1 && !entries.has(text.substr(index, length))) length--;
        var part = text.substr(index, length);
        var value = entries.get(part);
        result += value === null ? oneByOne(part) : value || part;
        index += length;
      }
      return result;
    };
  }

  window.newsmirrorTable = function (script, groups) {
    converters[script] = converterOf(groups);
  };

  function load(script, then) {
    var element = document.createElement("script");
    element.src = folder + (script === "zh-Hant" ? "to-hant.js" : "to-hans.js");
    element.onload = then;
    document.head.appendChild(element);
  }

  /** Returns the text that is shown for what stands in the page, and keeps the original. */
  function textFor(owner, name, text, script) {
    var texts = known.get(owner) || {};
    known.set(owner, texts);
    if (!texts[name] || texts[name].shown !== text) texts[name] = { original: text, shown: text };
    var original = texts[name].original;
    var isLeft = script === null || script === chosen || !HAN.test(original) || ADDRESS.test(original);
    var convertText = isLeft ? null : converters[chosen];
    texts[name].shown = convertText ? convertText(original) : original;
    return texts[name].shown;
  }

  function languageOf(element) {
    return languages.get(element) || element.getAttribute("data-lang") || element.getAttribute("lang");
  }

  function convertElement(element, script) {
    ATTRIBUTES.forEach(function (name) {
      var value = element.getAttribute(name);
      if (!value) return;
      var text = textFor(element, name, value, script);
      if (text !== value) element.setAttribute(name, text);
    });
    if (!element.hasAttribute("lang")) return;
    languages.set(element, languageOf(element));
    element.lang = script === null || script === chosen ? languageOf(element) : chosen;
  }

  /** Converts a node and all below it. @param script of the node's parent */
  function convert(node, script) {
    if (node.nodeType === 3) {
      var text = textFor(node, "text", node.nodeValue, script);
      if (text !== node.nodeValue) node.nodeValue = text;
    }
    if (node.nodeType !== 1 || PASSED_OVER.test(node.nodeName) || node.className === "chinese") return;
    var own = node.matches(MARKED) ? scriptOf(languageOf(node)) : script;
    convertElement(node, own);
    for (var child = node.firstChild; child; child = child.nextSibling) convert(child, own);
  }

  function isPassedOver(element) {
    for (; element; element = element.parentElement)
      if (PASSED_OVER.test(element.nodeName) || element.className === "chinese") return true;
    return false;
  }

  /** Converts what other scripts write into the page. */
  var observer = new MutationObserver(function (records) {
    records.forEach(function (record) {
      var added = record.type === "characterData" ? [record.target] : record.addedNodes;
      Array.prototype.forEach.call(added, function (node) {
        var parent = node.parentElement;
        if (parent && !isPassedOver(parent)) convert(node, scriptOf(languageOf(parent.closest(MARKED))));
      });
    });
    observer.takeRecords();
  });

  function hasOther(script) {
    return [root].concat(Array.from(root.querySelectorAll(MARKED))).some(function (element) {
      var own = scriptOf(languageOf(element));
      return own !== null && own !== script && element.parentNode.className !== "chinese";
    });
  }

  function show(script) {
    chosen = script;
    observer.disconnect();
    convert(root, null);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    press(script);
  }

  function press(script) {
    for (var name in buttons) buttons[name].setAttribute("aria-pressed", String(name === script));
  }

  function choose(script) {
    if (converters[script] || !hasOther(script)) show(script);
    else
      load(script, function () {
        show(script);
      });
  }

  function addControl() {
    var control = document.createElement("p");
    control.className = "chinese";
    Object.keys(LABELS).forEach(function (script) {
      var button = document.createElement("button");
      button.type = "button";
      button.lang = script;
      button.textContent = LABELS[script][0];
      button.title = LABELS[script][1];
      button.onclick = function () {
        remember(script);
        choose(script);
      };
      buttons[script] = button;
      control.appendChild(button);
    });
    (document.querySelector(".masthead nav") || document.body).appendChild(control);
    press(scriptOf(root.lang));
  }

  addControl();
  var before = remembered();
  if (LABELS[before]) choose(before);
  else if (document.querySelector("[data-lang]") && scriptOf(root.lang)) choose(scriptOf(root.lang));
})();
