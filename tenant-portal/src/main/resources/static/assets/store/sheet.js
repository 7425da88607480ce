// The sheet in which a dish's spec and add-ons are chosen. A <dialog>: the browser keeps the focus
// inside, closes it on Escape and gives the focus back.
import { $, fill, h, icon, money, stepper } from './dom.js';
import { Cart } from './cart.js';

let texts;
let remembered;

export function prepare(words, storageName) {
    texts = words;
    remembered = storageName;
    const sheet = $('sheet');
    sheet.addEventListener('click', (event) => {
        if (event.target === sheet) sheet.close();
    });
}

export function choose(dish, card, cart, done) {
    const entry = begin(dish);
    const sheet = $('sheet');
    const redraw = () => {
        const focus = sheet.contains(document.activeElement) ? document.activeElement.id : '';
        const scrolled = sheet.querySelector('.sheet-body')?.scrollTop ?? 0;
        sheet.replaceChildren(...draw(dish, card, cart, entry, redraw, finish));
        sheet.querySelector('.sheet-body').scrollTop = scrolled;
        if (focus) $(focus)?.focus();
    };
    const finish = () => {
        remember(dish, entry);
        sheet.close();
        done({ ...entry, addOns: entry.addOns.filter((a) => a.n > 0) });
    };
    redraw();
    sheet.showModal();
}

// The last choice of this dish, as far as it is still on the menu, else the first that can be had.
function begin(dish) {
    const last = load()[dish.id] ?? {};
    const open = dish.skus.filter((sku) => !sku.out);
    const counts = new Map(last.addOns ?? []);
    const addOns = [];
    for (const group of dish.groups ?? []) {
        let room = group.max;
        for (const addOn of group.addOns) {
            const n = Math.min(room, counts.get(addOn.id) ?? 0);
            room -= n;
            addOns.push({ addOn, n, group });
        }
        if (group.min === 1 && group.max === 1 && room === 1) {
            addOns.find((a) => a.group === group).n = 1;
        }
    }
    return { dish, sku: open.find((sku) => sku.id === last.sku) ?? open[0], addOns, n: 1 };
}

function load() {
    try {
        return JSON.parse(localStorage.getItem(remembered) ?? '{}');
    } catch {
        return {};
    }
}

function remember(dish, entry) {
    const all = load();
    const addOns = entry.addOns.filter((a) => a.n > 0).map((a) => [a.addOn.id, a.n]);
    all[dish.id] = { sku: entry.sku.id, addOns };
    try {
        localStorage.setItem(remembered, JSON.stringify(all));
    } catch {
        // Not remembered, then.
    }
}

function draw(dish, card, cart, entry, redraw, finish) {
    const missing = (dish.groups ?? []).find((group) => chosen(entry, group) < group.min);
    const room = cart.room(entry.sku);
    entry.n = Math.max(1, Math.min(entry.n, room));
    return [
        h('div', { class: 'sheet-head' },
            card.picture,
            h('div', {},
                h('h2', { id: 'sheet-title' }, dish.name),
                card.what && h('p', { class: 'muted' }, card.what),
                card.more && h('p', { class: 'muted' }, card.more)),
            h('button', { type: 'button', class: 'round sheet-close', 'aria-label': texts.close,
                onclick: () => $('sheet').close() }, icon('close'))),
        h('div', { class: 'sheet-body' },
            (dish.skus.length > 1 || dish.skus[0].spec) && specs(dish, entry, redraw),
            (dish.groups ?? []).map((group) => addOns(group, entry, redraw)),
            h('div', { class: 'row sheet-count' },
                h('strong', {}, texts.quantity),
                withIds('sheet-n', stepper(texts, dish.name, entry.n, 1, room, (n) => {
                    entry.n = n;
                    redraw();
                })))),
        h('div', { class: 'sheet-foot' },
            h('p', { class: 'price sheet-price', role: 'status', 'data-testid': 'sheet-price' },
                money(Cart.unit(entry) * entry.n)),
            h('button', { type: 'button', class: 'button', id: 'sheet-add', 'data-testid': 'sheet-add',
                disabled: Boolean(missing) || room < 1, onclick: finish },
                room < 1 ? fill(texts['too-many'], 0)
                    : missing ? `${missing.name}: ${rule(missing)}` : texts.add)),
    ];
}

function specs(dish, entry, redraw) {
    return h('fieldset', {},
        h('legend', {}, texts.portion, ' ', mark(texts.required)),
        h('div', { class: 'choices' }, dish.skus.map((sku) =>
            h('label', { class: 'choice', 'data-testid': 'spec-' + sku.spec },
                h('input', { type: 'radio', name: 'sheet-sku', id: 'sku-' + sku.id, value: sku.id,
                    checked: sku === entry.sku, disabled: Boolean(sku.out), onchange: () => {
                        entry.sku = sku;
                        redraw();
                    } }),
                h('span', {}, sku.spec, ' ', sku.out
                    ? h('small', {}, texts['sold-out'])
                    : h('b', { class: 'price' }, money(sku.price)))))));
}

function addOns(group, entry, redraw) {
    const full = chosen(entry, group) >= group.max;
    const one = group.min === 1 && group.max === 1;
    const own = entry.addOns.filter((a) => a.group === group);
    const list = own.map((a) => one ? single(a, own, redraw) : several(a, full, redraw));
    return h('fieldset', {},
        h('legend', {}, group.name, ' ', mark(group.min > 0 ? texts.required : texts.optional),
            ' ', h('small', { class: 'muted' }, rule(group))),
        h('div', { class: one ? 'choices' : 'extras' }, list));
}

function single(a, own, redraw) {
    return h('label', { class: 'choice', 'data-testid': 'addon-' + a.addOn.name },
        h('input', { type: 'radio', name: 'group-' + a.group.id, id: 'addon-' + a.addOn.id,
            checked: a.n > 0, onchange: () => {
                for (const other of own) other.n = other === a ? 1 : 0;
                redraw();
            } }),
        h('span', {}, a.addOn.name, a.addOn.price > 0
            && h('b', { class: 'price' }, ' +' + money(a.addOn.price))));
}

function several(a, full, redraw) {
    const change = (n) => {
        a.n = n;
        redraw();
    };
    const counter = withIds('addon-' + a.addOn.id,
        stepper(texts, a.addOn.name, a.n, 0, full ? a.n : a.group.max, change));
    counter.lastElementChild.setAttribute('data-testid', 'addon-' + a.addOn.name);
    return h('div', { class: 'extra', 'data-on': a.n > 0 },
        h('span', {}, a.addOn.name),
        h('b', { class: 'price' }, a.addOn.price > 0 ? '+' + money(a.addOn.price) : ''),
        counter);
}

// So that the focus finds its button again after the sheet is drawn anew.
function withIds(id, counter) {
    counter.firstElementChild.id = id + '-less';
    counter.lastElementChild.id = id + '-more';
    return counter;
}

const chosen = (entry, group) =>
    entry.addOns.reduce((sum, a) => sum + (a.group === group ? a.n : 0), 0);

const mark = (text) => h('small', { class: 'mark' }, text);

function rule(group) {
    if (group.min === group.max) return fill(texts['choose-exactly'], group.max);
    const most = fill(texts['choose-most'], group.max);
    return group.min > 0 ? fill(texts['choose-least'], group.min) + ' · ' + most : most;
}
