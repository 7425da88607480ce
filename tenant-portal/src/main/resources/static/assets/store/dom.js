// A little help with the document.

export const $ = (id) => document.getElementById(id);

/** An element with attributes, listeners (onclick…) and children; texts are never read as HTML. */
export function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else if (value === true) element.setAttribute(name, '');
        else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child != null && child !== false));
    return element;
}

export function icon(name) {
    const svg = $('icon-use').cloneNode(true);
    svg.removeAttribute('id');
    svg.removeAttribute('hidden');
    const use = svg.firstElementChild;
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, '#' + name));
    return svg;
}

export const money = (fen) => '¥' + (fen / 100).toFixed(2);

/** Puts values into {0}, {1}… of a text. */
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);

/** Minus, number, plus. */
export function stepper(texts, name, value, least, most, change) {
    const number = h('span', { class: 'stepper-number', 'aria-live': 'polite' }, String(value));
    const button = (sign, label, step) =>
        h('button', {
            type: 'button', class: 'round', 'aria-label': fill(label, name),
            disabled: step < 0 ? value <= least : value >= most,
            onclick: () => change(value + step),
        }, icon(sign));
    return h('span', { class: 'stepper' },
        button('minus', texts['less-of'], -1), number, button('plus', texts['more-of'], 1));
}

/** Sends a form without leaving the page, and takes parts of the answer over into it. */
export async function swap(url, options, ids) {
    const answer = await fetch(url, { credentials: 'same-origin', ...options });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const focused = document.activeElement;
    const again = focused && [focused.name, focused.value];
    for (const id of ids) {
        const part = fresh.getElementById(id);
        if (part) $(id).replaceWith(document.adoptNode(part));
    }
    if (again && !focused.isConnected) {
        [...document.getElementsByName(again[0])].find((it) => it.value === again[1])?.focus();
    }
    return answer;
}
