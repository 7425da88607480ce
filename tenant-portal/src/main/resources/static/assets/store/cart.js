// What a diner has chosen, kept in his own browser as the items that the checkout's address takes:
// <sku>.<quantity>_<add-on>.<quantity>. Prices come from the menu that the page shows.

const MOST_LINES = 60;
const MOST_OF_ONE = 99;

export class Cart {
    constructor(storage, name, dishes) {
        this.storage = storage;
        this.name = name;
        this.skus = new Map();
        for (const dish of dishes) {
            for (const sku of dish.skus) this.skus.set(sku.id, { dish, sku });
        }
        this.gone = [];
        this.entries = [];
        this.load();
    }

    load() {
        this.entries = [];
        for (const item of this.stored()) {
            const entry = this.read(item);
            if (entry) this.entries.push(entry);
            else this.gone.push(item);
        }
    }

    stored() {
        try {
            const items = JSON.parse(this.storage.getItem(this.name) ?? '[]');
            return Array.isArray(items) ? items.filter((item) => typeof item === 'string') : [];
        } catch {
            return [];
        }
    }

    save() {
        try {
            this.storage.setItem(this.name, JSON.stringify(this.items()));
        } catch {
            // A browser that keeps nothing: the choice lasts as long as the page.
        }
    }

    read(item) {
        const parts = item.split('_').map((part) => part.split('.'));
        const found = this.skus.get(parts[0][0]);
        const n = Number(parts[0][1]);
        if (!found || found.sku.out || !(n > 0)) return null;
        const addOns = [];
        for (const [id, count] of parts.slice(1)) {
            const addOn = (found.dish.groups ?? []).flatMap((g) => g.addOns).find((a) => a.id === id);
            if (!addOn || !(Number(count) > 0)) return null;
            addOns.push({ addOn, n: Number(count) });
        }
        return { dish: found.dish, sku: found.sku, addOns, n };
    }

    items() {
        return this.entries.map((entry) => Cart.item(entry));
    }

    static item({ sku, addOns, n }) {
        return [`${sku.id}.${n}`, ...addOns.map((a) => `${a.addOn.id}.${a.n}`)].join('_');
    }

    static unit({ sku, addOns }) {
        return addOns.reduce((sum, a) => sum + a.addOn.price * a.n, sku.price);
    }

    total() {
        return this.entries.reduce((sum, entry) => sum + Cart.unit(entry) * entry.n, 0);
    }

    count(dishId) {
        return this.entries.reduce(
            (sum, entry) => sum + (dishId && entry.dish.id !== dishId ? 0 : entry.n), 0);
    }

    /** How many more of it there are. */
    room(sku) {
        const taken = this.entries.reduce(
            (sum, entry) => sum + (entry.sku.id === sku.id ? entry.n : 0), 0);
        return Math.min(sku.left ?? MOST_OF_ONE, MOST_OF_ONE) - taken;
    }

    /** Joins a line that is the same in everything; false if there are not so many left. */
    add(entry) {
        if (this.room(entry.sku) < entry.n || this.entries.length >= MOST_LINES) return false;
        const rest = (e) => Cart.item({ ...e, n: 1 });
        const same = this.entries.find((e) => rest(e) === rest(entry));
        if (same) same.n += entry.n;
        else this.entries.push(entry);
        this.save();
        return true;
    }

    change(entry, n) {
        if (n > entry.n && this.room(entry.sku) < n - entry.n) return false;
        entry.n = n;
        if (n <= 0) this.entries.splice(this.entries.indexOf(entry), 1);
        this.save();
        return true;
    }

    clear() {
        this.entries = [];
        this.save();
    }
}
