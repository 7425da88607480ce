/**
 * Watches every test for something of one restaurant that shows up with another. Every random id
 * that a restaurant writes marks it as its own: names, phones and numbers may be the same in all. A
 * test that gives two restaurants the same id on purpose says so with {@code Markers.shared}.
 */
@NullMarked
package io.yanhuo.markers;

import org.jspecify.annotations.NullMarked;
