// SPDX-License-Identifier: GPL-3.0-or-later
#include "travel/road_search.h"

struct roads_search *roads_search_open(struct roads *roads)
{
    struct arena arena = {0};
    struct roads_search *search = ARENA_NEW(&arena, struct roads_search);
    search->roads = roads;
    climb_init(&search->out, roads, false);
    climb_init(&search->back, roads, true);
    search->arena = arena;
    return search;
}

void roads_search_close(struct roads_search *search)
{
    if (search == NULL)
        return;
    struct arena arena = search->arena;
    climb_release(&search->out);
    climb_release(&search->back);
    road_sweep_release(&search->sweep_out);
    road_sweep_release(&search->sweep_back);
    arena_release(&arena);
}

void *road_room(struct roads_search *search, void *room, size_t *capacity, size_t count,
                size_t size)
{
    if (count <= *capacity)
        return room;
    *capacity = count + count / 2;
    return arena_array(&search->arena, *capacity, size);
}
