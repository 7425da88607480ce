// What a diner picked of one dish. Pure: every function returns a new selection.
// A selection is { skuId, addOns: [ids in the menu's order], quantity }.

function needsChoice(dish) {
  return dish.skus.length > 1 || dish.addOnGroups.length > 0
}

function sku(dish, selection) {
  return dish.skus.find((it) => it.id === selection.skuId)
}

function everyAddOn(dish) {
  return dish.addOnGroups.reduce((all, group) => all.concat(group.addOns), [])
}

// The last choice of this diner if it can still be had, else the first spec that is not sold out
// and, where a group asks for something, its first add-ons.
function initial(dish, last) {
  const wanted = last && dish.skus.find((it) => it.id === last.skuId && !it.soldOut)
  const first = dish.skus.find((it) => !it.soldOut) || dish.skus[0]
  const chosen = wanted ? last.addOns : []
  const addOns = dish.addOnGroups.reduce((all, group) => {
    const kept = group.addOns.filter((it) => chosen.includes(it.id)).slice(0, group.max)
    const filler = group.addOns.filter((it) => !kept.includes(it))
    return all.concat(kept, filler.slice(0, Math.max(0, group.min - kept.length)))
  }, [])
  return { skuId: (wanted || first).id, addOns: addOns.map((it) => it.id), quantity: 1 }
}

function chosenIn(group, selection) {
  return group.addOns.filter((it) => selection.addOns.includes(it.id))
}

function pickSku(selection, skuId) {
  return Object.assign({}, selection, { skuId })
}

// Where only one may be chosen the new one takes the place of the old one; a full group of several
// stays as it is.
function toggle(dish, selection, addOnId) {
  const group = dish.addOnGroups.find((it) => it.addOns.some((addOn) => addOn.id === addOnId))
  const chosen = chosenIn(group, selection).map((it) => it.id)
  let next
  if (chosen.includes(addOnId)) {
    if (group.min === 1 && group.max === 1) return selection
    next = chosen.filter((id) => id !== addOnId)
  } else if (group.max === 1) {
    next = [addOnId]
  } else if (chosen.length < group.max) {
    next = chosen.concat(addOnId)
  } else {
    return selection
  }
  const others = selection.addOns.filter((id) => !group.addOns.some((it) => it.id === id))
  const picked = others.concat(next)
  const ordered = everyAddOn(dish).filter((it) => picked.includes(it.id)).map((it) => it.id)
  return Object.assign({}, selection, { addOns: ordered })
}

// The first group that asks for more than is chosen; undefined if all is well.
function missing(dish, selection) {
  return dish.addOnGroups.find((group) => chosenIn(group, selection).length < group.min)
}

function unit(dish, selection) {
  return everyAddOn(dish)
    .filter((it) => selection.addOns.includes(it.id))
    .reduce((sum, it) => sum + it.price, sku(dish, selection).price)
}

function hint(group) {
  if (group.min === group.max) return group.min === 1 ? '必选' : '必选 ' + group.min + ' 项'
  if (group.min > 0) return '选 ' + group.min + '–' + group.max + ' 项'
  return group.max === 1 ? '可选' : '可选，最多 ' + group.max + ' 项'
}

module.exports = { needsChoice, sku, everyAddOn, initial, pickSku, toggle, missing, unit, hint, chosenIn }
