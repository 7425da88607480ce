package io.yanhuo.menu;

import java.util.List;
import org.springframework.stereotype.Service;

/** The kitchen stations of the restaurant of the current scope. */
@Service
public class Stations {
    public List<Station> all() {
        throw new UnsupportedOperationException();
    }
}
